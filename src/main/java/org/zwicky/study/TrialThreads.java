package org.zwicky.study;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs one piece of work in several threads and waits for all of them. */
public final class TrialThreads {

  private static final long END_WAIT_SECONDS = 30;

  private TrialThreads() {}

  /**
   * Returns when every thread is done.
   *
   * @param stop called once if a thread fails or this one is interrupted, to make the others end
   *     soon
   * @throws RuntimeException what the first thread to fail threw
   */
  public static void run(int count, Runnable work, Runnable stop) {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    ExecutorCompletionService<Void> ends = new ExecutorCompletionService<>(threads);
    try {
      for (int i = 0; i < count; i++) {
        ends.submit(work, null);
      }
      for (int i = 0; i < count; i++) {
        ends.take().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.run();
    } catch (ExecutionException e) {
      // What broke one thread (the database, say) would break the others.
      stop.run();
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      awaitEnd(threads);
    }
  }

  /** The others still record how their trials ended: nobody may close the store under them. */
  private static void awaitEnd(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_WAIT_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
