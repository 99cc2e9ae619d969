package org.zwicky.prune;

import java.util.List;

/**
 * Several brackets of {@link SuccessiveHalving}, the first with rungs from {@code minEpochs} on,
 * each further one with its lowest rung left out, and the last with that at the highest {@code
 * minEpochs · reduction^s} up to {@code maxEpochs} alone: so that a metric which says little early
 * does not decide alone. A trial is compared within its bracket only. The brackets' shares of the
 * trials are those of Li et al. 2018, "Hyperband: A Novel Bandit-Based Approach to Hyperparameter
 * Optimization", JMLR 18-185, algorithm 1: {@code ⌈(sMax + 1) / (s + 1) · reduction^s⌉}. As in
 * Optuna, trials come one after another, so the shares hold over each round of as many trials as
 * they add up to; where in the round each bracket has its turns is drawn from the seed.
 *
 * @param minEpochs the lowest rung, at least 1
 * @param maxEpochs epochs of a whole trial, at least {@code minEpochs}
 * @param reduction one of so many goes on, at least 2
 * @param seed of the sweep
 */
public record Hyperband(int minEpochs, int maxEpochs, int reduction, long seed) implements Pruner {

  public Hyperband {
    if (minEpochs < 1 || maxEpochs < minEpochs || reduction < 2) {
      throw new IllegalArgumentException(
          "Not brackets: %d, %d, %d".formatted(minEpochs, maxEpochs, reduction));
    }
  }

  @Override
  public Decision decide(CurveHistory history, Curve trial) {
    return decide(history, trial, new Brackets(shares(), seed));
  }

  @Override
  public String description() {
    return "hyperband: %d brackets, in each of which the top %s go on after a rung"
        .formatted(brackets(), Reasons.share(reduction));
  }

  /** Likewise with the brackets that trials are known to be in. */
  Decision decide(CurveHistory history, Curve trial, Brackets brackets) {
    int bracket = brackets.of(trial.trial());
    List<Curve> rivals =
        history.others().stream().filter(other -> brackets.of(other.trial()) == bracket).toList();
    Decision decision =
        halving(bracket)
            .decide(new CurveHistory(history.metric(), history.better(), rivals), trial);
    return new Decision(
        decision.prunes(),
        "bracket %d of %d, %s".formatted(bracket + 1, brackets(), decision.reason()));
  }

  /** How many brackets there are, at least 1. */
  public int brackets() {
    int brackets = 1;
    for (long rung = minEpochs; rung * reduction <= maxEpochs; rung *= reduction) {
      brackets++;
    }
    return brackets;
  }

  /** Trials of each bracket in a round, the bracket with the lowest rung first. */
  int[] shares() {
    int brackets = brackets();
    int[] shares = new int[brackets];
    for (int b = 0; b < brackets; b++) {
      int s = brackets - 1 - b;
      shares[b] = (int) Math.ceil(brackets * Math.pow(reduction, s) / (s + 1));
    }
    return shares;
  }

  private SuccessiveHalving halving(int bracket) {
    int lowest = minEpochs;
    for (int b = 0; b < bracket; b++) {
      lowest *= reduction;
    }
    return new SuccessiveHalving(lowest, reduction);
  }
}
