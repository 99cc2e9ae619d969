package org.zwicky.training;

import java.util.List;
import java.util.stream.Stream;
import org.zwicky.metric.Scores;
import org.zwicky.training.batch.TrainingPlan;

/**
 * A trained candidate, as it was after its best epoch.
 *
 * @param epochs a report each, in order, the best one among them
 * @param bestEpoch number of the epoch with the best watched metric, from 1; the first of equals
 * @param stopReason why there are no more epochs
 * @param validationProbabilities shape (N, K): softmax of each validation image after the best
 *     epoch by the networks that did not learn from it, their mean, in the order of {@link
 *     TrainingPlan#validationLabels()}; the array is the caller's
 * @param parameterCount numbers in one network, running statistics of batch normalisation included
 * @param stretches in which the epochs were run: one, and another for each time that the training
 *     was cut off and went on, be it only to find that all epochs had been run
 * @param replicaScores of each network alone on its own validation part after the best epoch, in
 *     the order of {@link TrainingPlan}
 */
@SuppressWarnings("ArrayRecordComponent") // results are not compared
public record TrainingResult(
    List<EpochReport> epochs,
    int bestEpoch,
    StopReason stopReason,
    float[][] validationProbabilities,
    long parameterCount,
    List<TrainingSegment> stretches,
    List<Scores> replicaScores) {

  public TrainingResult {
    epochs = List.copyOf(epochs);
    stretches = List.copyOf(stretches);
    replicaScores = List.copyOf(replicaScores);
  }

  /** Whether all epochs were computed by the same engine with as many threads. */
  public boolean computedAlike() {
    return computing().allMatch(stretches.get(0)::computedAs);
  }

  /** What computed the last epoch: {@code oneDNN} and its version, or {@code DL4J}. */
  public String engine() {
    return computing().reduce((earlier, later) -> later).orElseThrow().engine();
  }

  /** The report of the best epoch. */
  public EpochReport best() {
    return epochs.get(bestEpoch - 1);
  }

  private Stream<TrainingSegment> computing() {
    return stretches.stream().filter(stretch -> stretch.afterEpoch() < epochs.size());
  }
}
