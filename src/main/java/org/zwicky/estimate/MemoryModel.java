package org.zwicky.estimate;

/**
 * How much memory a worker has to itself at the most while it trains a candidate: the JVM with its
 * libraries; the parameters, their gradients, the best epoch's copy and the updater's state; and of
 * a batch what the forward pass keeps for the backward pass, and a few places of the largest
 * output's size in which gradients take turns. Networks that are trained side by side share the
 * worker only.
 *
 * <p>The constants are fitted to real trials of 21 networks (1,000 to 18 million parameters,
 * batches of 16 to 256) and tried on 8 others: peaks were 0.81 to 1.12 times what this gives.
 */
public final class MemoryModel {

  /** A worker that trains the smallest network. */
  private static final long BASE = 240L << 20;

  /** Parameters, gradients, best epoch. */
  private static final int COPIES = 3;

  /** Gradients of outputs, their copies in other layouts, scratch memory. */
  private static final double PLACES = 2.8;

  /** A candidate is refused only if it can't fit even where this errs. */
  private static final double MARGIN = 0.8;

  private MemoryModel() {}

  /** Expected bytes at the peak. */
  public static long peakBytes(Workload work) {
    double parameters = (double) work.parameters() * (COPIES + work.stateCopies()) * Workload.BYTES;
    double image =
        (work.activations() + work.extraActivations() + PLACES * work.largest()) * Workload.BYTES;
    return (long) (BASE + work.networks() * (parameters + image * work.batchSize()));
  }

  /**
   * Whether a worker surely can't train a candidate.
   *
   * @param shareBytes what a worker may have to itself
   */
  public static boolean exceeds(Workload work, long shareBytes) {
    return MARGIN * peakBytes(work) > shareBytes;
  }
}
