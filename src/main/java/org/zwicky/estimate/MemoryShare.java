package org.zwicky.estimate;

import java.util.Locale;
import java.util.Optional;

/**
 * The memory that one worker may have to itself, as a limit to what can be a candidate.
 *
 * @param bytes of memory
 */
public record MemoryShare(long bytes) {

  /** Lets everything pass. */
  public static final MemoryShare UNLIMITED = new MemoryShare(Long.MAX_VALUE);

  /** Why no worker can train a candidate; empty if one can, or may be able to. */
  public Optional<String> refusal(Workload work) {
    return MemoryModel.exceeds(work, bytes)
        ? Optional.of(
            "it needs about %s with batches of %d, a worker has %s"
                .formatted(
                    gibibytes(MemoryModel.peakBytes(work)), work.batchSize(), gibibytes(bytes)))
        : Optional.empty();
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
