package org.zwicky.execute.local;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after workers at regular intervals, in a thread of its own, until it is closed. */
final class WorkerWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerWatch.class);

  private final Collection<WorkerProcess> workers;
  private final Duration interval;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param workers may change while they are watched
   */
  WorkerWatch(Collection<WorkerProcess> workers, Duration interval) {
    this.workers = workers;
    this.interval = interval;
    Thread thread = new Thread(this::watch, "worker-watch");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void watch() {
    try {
      while (!closed.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
        workers.forEach(WorkerWatch::check);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void check(WorkerProcess worker) {
    try {
      worker.check();
    } catch (RuntimeException e) {
      // One that can't be looked at must not keep the others from it.
      LOG.warn("A worker could not be looked after", e);
    }
  }
}
