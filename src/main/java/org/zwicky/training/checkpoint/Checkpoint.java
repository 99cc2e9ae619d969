package org.zwicky.training.checkpoint;

import java.nio.ByteBuffer;
import java.util.List;
import org.zwicky.training.EpochReport;
import org.zwicky.training.TrainingSegment;

/**
 * All that a training needs to go on after an epoch. What is random in an epoch derives from the
 * trial's seed and the epoch's number, so no generator's state is in it; how long early stopping
 * has waited follows from the best epoch.
 *
 * <p>The buffers hold 32-bit floats in the machine's byte order, from position 0 to the limit. They
 * may be views of a living network, which changes under them. Of several networks that are trained
 * in step, the numbers of one follow those of the other, and so do rows of probabilities.
 *
 * @param reports of all epochs so far, in order, at least one
 * @param stretches in which these epochs were run
 * @param iterations steps of each network so far, which the updater counts
 * @param best the best epoch so far
 * @param parameters of the network, running statistics included
 * @param updaterState what the updater remembers; empty if it remembers nothing
 */
public record Checkpoint(
    List<EpochReport> reports,
    List<TrainingSegment> stretches,
    List<Integer> iterations,
    Best best,
    ByteBuffer parameters,
    ByteBuffer updaterState) {

  public Checkpoint {
    reports = List.copyOf(reports);
    stretches = List.copyOf(stretches);
    iterations = List.copyOf(iterations);
  }

  /** The epoch after which the training goes on, from 1. */
  int epoch() {
    return reports.size();
  }

  /**
   * The best epoch.
   *
   * @param epoch its number, from 1
   * @param score its value of the watched metric
   * @param probabilities of the validation images, shape (N, K)
   * @param parameters the network's after it
   */
  @SuppressWarnings("ArrayRecordComponent") // checkpoints are not compared
  public record Best(int epoch, double score, float[][] probabilities, ByteBuffer parameters) {}
}
