package org.zwicky.prune;

import java.util.Arrays;

/**
 * Stops a trial whose best value so far is worse than the median of what the complete trials had
 * measured at the same epoch (the median stopping rule of Golovin et al. 2017, "Google Vizier",
 * section 3.2.2, with the trial's best against the others' values as Optuna's MedianPruner has it).
 *
 * @param startupTrials complete trials before which nothing is pruned, at least 1
 * @param warmupEpochs epochs of every trial in which it is not pruned, at least 0
 * @param interval epochs from one decision to the next, at least 1
 */
public record MedianPruner(int startupTrials, int warmupEpochs, int interval) implements Pruner {

  public MedianPruner {
    if (startupTrials < 1 || warmupEpochs < 0 || interval < 1) {
      throw new IllegalArgumentException(
          "Not a median pruner: %d, %d, %d".formatted(startupTrials, warmupEpochs, interval));
    }
  }

  @Override
  public Decision decide(CurveHistory history, Curve trial) {
    return Reasons.notANumber(history, trial).orElseGet(() -> compare(history, trial));
  }

  @Override
  public String description() {
    return "median: the better half go on after each epoch from %d on".formatted(warmupEpochs + 1);
  }

  private Decision compare(CurveHistory history, Curve trial) {
    int epoch = trial.lastEpoch();
    if (epoch <= warmupEpochs) {
      return Decision.goOn("epoch %d is within the warm-up".formatted(epoch));
    }
    int turn = (epoch - warmupEpochs - 1) / interval * interval + warmupEpochs + 1;
    if (trial.previousEpoch() >= turn) {
      return Decision.goOn("epoch %d is between two decisions".formatted(epoch));
    }
    long complete = history.others().stream().filter(Curve::isComplete).count();
    if (complete < startupTrials) {
      return Decision.goOn(
          "%d of %d start-up trials are complete".formatted(complete, startupTrials));
    }
    double[] values =
        history.others().stream()
            .filter(Curve::isComplete)
            .flatMapToDouble(other -> other.at(epoch).stream())
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    if (values.length == 0) {
      return Decision.goOn("no complete trial measured epoch %d".formatted(epoch));
    }
    double median = median(values);
    double own = trial.best(epoch, history.better());
    boolean worse = history.better().isBetter(median, own);
    String reason =
        "epoch %d: best %s %s is %s the median, %s, of %s"
            .formatted(
                epoch,
                history.metric(),
                Reasons.number(own, median),
                worse ? history.better().worseSide() : "not " + history.better().worseSide(),
                Reasons.number(median, own),
                values.length == 1 ? "the complete trial" : values.length + " complete trials");
    return new Decision(worse, reason);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
  }
}
