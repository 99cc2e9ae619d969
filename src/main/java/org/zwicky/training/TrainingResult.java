package org.zwicky.training;

import java.util.List;

/**
 * A trained candidate, as it was after its best epoch.
 *
 * @param epochs a report each, in order, the best one among them
 * @param bestEpoch number of the epoch with the best watched metric, from 1; the first of equals
 * @param stopReason why there are no more epochs
 * @param validationProbabilities shape (N, K): softmax of each validation image after the best
 *     epoch, in the order of {@link TrainingData#validationLabels()}; the array is the caller's
 * @param parameterCount numbers in the network, running statistics of batch normalisation included
 * @param engine what computed it: {@code oneDNN} and its version, or {@code DL4J}
 */
@SuppressWarnings("ArrayRecordComponent") // results are not compared
public record TrainingResult(
    List<EpochReport> epochs,
    int bestEpoch,
    StopReason stopReason,
    float[][] validationProbabilities,
    long parameterCount,
    String engine) {

  public TrainingResult {
    epochs = List.copyOf(epochs);
  }

  /** The report of the best epoch. */
  public EpochReport best() {
    return epochs.get(bestEpoch - 1);
  }
}
