package org.zwicky.training;

/**
 * Epochs of a training that were run in one go.
 *
 * @param afterEpoch the epoch it went on after, 0 for the beginning
 * @param engine what computed it: {@code oneDNN} and its version, or {@code DL4J}
 * @param threads native threads of the process
 */
public record TrainingSegment(int afterEpoch, String engine, int threads) {

  /** Whether both were computed in the same way, and so to the same bits. */
  boolean computedAs(TrainingSegment other) {
    return engine.equals(other.engine) && threads == other.threads;
  }

  /** Such as "oneDNN 2.5.2 on 2 threads after epoch 3". */
  @Override
  public String toString() {
    return "%s on %d thread%s%s"
        .formatted(
            engine,
            threads,
            threads == 1 ? "" : "s",
            afterEpoch == 0 ? "" : " after epoch " + afterEpoch);
  }
}
