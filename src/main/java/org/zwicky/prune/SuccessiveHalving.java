package org.zwicky.prune;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Asynchronous successive halving (ASHA): at the epochs {@code minEpochs · reduction^k}, the rungs,
 * a trial goes on only if it is among the best {@code ⌊n / reduction⌋} of the n trials that have
 * reached the rung, itself included; while n is below {@code reduction}, only if none is better (Li
 * et al. 2020, "A System for Massively Parallel Hyperparameter Tuning", arXiv:1810.05934, algorithm
 * 2, in the variant that stops trials instead of pausing them, as in Ray Tune and Optuna). Ties go
 * on. A trial is judged at a rung once, when it gets there.
 *
 * <p>What counts at a rung is the best value up to it, of every trial: the parameters of the best
 * epoch are what a trial ends with, so an epoch that happens to fall back says nothing against it.
 *
 * @param minEpochs the first rung, at least 1
 * @param reduction one of so many goes on, at least 2
 */
public record SuccessiveHalving(int minEpochs, int reduction) implements Pruner {

  public SuccessiveHalving {
    if (minEpochs < 1 || reduction < 2) {
      throw new IllegalArgumentException("Not rungs: %d, %d".formatted(minEpochs, reduction));
    }
  }

  @Override
  public Decision decide(CurveHistory history, Curve trial) {
    return Reasons.notANumber(history, trial).orElseGet(() -> climb(history, trial));
  }

  @Override
  public String description() {
    return "asha: the top %s go on after epochs %d, %d, %d, …"
        .formatted(
            Reasons.share(reduction),
            minEpochs,
            minEpochs * reduction,
            minEpochs * reduction * reduction);
  }

  /** A program may pass several rungs between two of its reports: it has to pass each. */
  private Decision climb(CurveHistory history, Curve trial) {
    Decision decision = Decision.goOn("there is no rung at epoch %d".formatted(trial.lastEpoch()));
    int number = 1;
    for (long rung = minEpochs; rung <= trial.lastEpoch(); rung *= reduction) {
      if (rung > trial.previousEpoch()) {
        decision = judge(history, trial, number, (int) rung);
      }
      if (decision.prunes()) {
        return decision;
      }
      number++;
    }
    return decision;
  }

  private Decision judge(CurveHistory history, Curve trial, int number, int rung) {
    Better better = history.better();
    double own = score(trial, rung, better);
    List<Double> scores =
        Stream.concat(history.others().stream(), Stream.of(trial))
            .filter(curve -> curve.reached(rung).isPresent())
            .map(curve -> score(curve, rung, better))
            .sorted(better::compare)
            .toList();
    int kept = scores.size() / reduction;
    double last = scores.get(Math.max(1, kept) - 1);
    boolean worse = better.isBetter(last, own);
    String reason =
        "rung %d (epoch %d): best %s %s is %s %s, %s, of %s"
            .formatted(
                number,
                rung,
                history.metric(),
                Reasons.number(own, last),
                worse ? better.worseSide() : "not " + better.worseSide(),
                kept == 0 ? "the best" : "the top " + Reasons.share(reduction),
                Reasons.number(last, own),
                Reasons.trials(scores.size()));
    return new Decision(worse, reason);
  }

  private static double score(Curve curve, int rung, Better better) {
    OptionalInt epoch = curve.reached(rung);
    return curve.best(epoch.getAsInt(), better);
  }
}
