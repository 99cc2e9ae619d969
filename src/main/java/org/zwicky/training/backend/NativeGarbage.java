package org.zwicky.training.backend;

/**
 * Each training step leaves native memory, in DL4J a few megabytes, to the garbage collector, which
 * sees only the small Java objects that hold it: without help a process grows by gigabytes.
 * Thread-safe.
 */
public final class NativeGarbage {

  private static final long INTERVAL_NANOS = 5_000_000_000L;

  private static long lastCollection = System.nanoTime();

  private NativeGarbage() {}

  /** Collects if that was not done for some seconds, over all trainings of this process. */
  public static synchronized void collectIfDue() {
    if (System.nanoTime() - lastCollection > INTERVAL_NANOS) {
      System.gc();
      lastCollection = System.nanoTime();
    }
  }
}
