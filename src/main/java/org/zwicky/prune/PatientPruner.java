package org.zwicky.prune;

/**
 * Asks another pruner only about a trial that has stopped gaining: whose last {@code patience}
 * epochs brought nothing beyond {@code minDelta} over the best before them. What the other would
 * have said of an earlier epoch is not made up for, so a rung passed while gaining is passed.
 *
 * @param patience epochs without gain, at least 1
 * @param minDelta the least that counts as a gain, at least 0
 * @param around the pruner that is asked
 */
public record PatientPruner(int patience, double minDelta, Pruner around) implements Pruner {

  public PatientPruner {
    if (patience < 1 || !(minDelta >= 0)) {
      throw new IllegalArgumentException("Not patience: %d, %s".formatted(patience, minDelta));
    }
  }

  @Override
  public Decision decide(CurveHistory history, Curve trial) {
    return Reasons.notANumber(history, trial).orElseGet(() -> askIfStalled(history, trial));
  }

  @Override
  public String description() {
    return "patient: after %d epochs without gain, %s".formatted(patience, around.description());
  }

  private Decision askIfStalled(CurveHistory history, Curve trial) {
    int without = trial.epochsWithoutGain(minDelta, history.better());
    if (without < patience) {
      return Decision.goOn("%s gained in the last %d epochs".formatted(history.metric(), patience));
    }
    Decision decision = around.decide(history, trial);
    return decision.prunes()
        ? Decision.prune(
            "no gain in %d %s, and %s"
                .formatted(without, without == 1 ? "epoch" : "epochs", decision.reason()))
        : decision;
  }
}
