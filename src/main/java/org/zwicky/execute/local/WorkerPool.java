package org.zwicky.execute.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zwicky.execute.LogTail;
import org.zwicky.execute.TrialLog;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * Executes trials in a fixed number of worker processes. A worker that dies fails only its trial
 * and is replaced; all of them end with this process.
 */
public final class WorkerPool implements TrialExecutor {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  private final WorkerSettings settings;
  private final int size;
  private final BlockingQueue<WorkerProcess> idle = new LinkedBlockingQueue<>();
  private final Set<WorkerProcess> workers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Starts the workers at the same time and waits until all are prepared.
   *
   * @throws WorkerStartException if a process can't be started or prepare itself; none is left
   *     behind then
   */
  public WorkerPool(WorkerSettings settings, int size) throws WorkerStartException {
    this.settings = settings;
    this.size = size;
    LogTail startup = new LogTail();
    try {
      List<WorkerProcess> starting = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        starting.add(startWorker(startup));
      }
      for (WorkerProcess worker : starting) {
        worker.awaitReady();
        idle.add(worker);
      }
    } catch (IOException e) {
      close();
      throw new WorkerStartException(e.getMessage(), e);
    } catch (WorkerDiedException e) {
      close();
      throw new WorkerStartException(e.getMessage() + startup.asSuffix(), e);
    }
  }

  @Override
  public int parallelism() {
    return size;
  }

  @Override
  public TrialOutcome execute(TrialRequest request, TrialObserver observer)
      throws InterruptedException {
    WorkerProcess worker = idle.take();
    Path file = settings.artifacts().resolve(Integer.toString(request.number())).resolve("log.txt");
    try (TrialLog log = TrialLog.open(file)) {
      if (!worker.isAlive()) {
        workers.remove(worker);
        worker = startWorker(log.tail());
      }
      worker.logTo(log::add);
      return execute(worker, request, observer, log);
    } catch (IOException e) {
      return isClosing() ? new TrialOutcome.Interrupted() : new TrialOutcome.Failed(e.getMessage());
    } finally {
      worker.logTo(LOG::debug);
      idle.add(worker);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    workers.forEach(WorkerProcess::close);
  }

  private TrialOutcome execute(
      WorkerProcess worker, TrialRequest request, TrialObserver observer, TrialLog log)
      throws InterruptedException {
    try {
      return worker.run(request, observer);
    } catch (WorkerDiedException e) {
      if (isClosing() || (e.isInterruption() && isClosingSoon())) {
        return new TrialOutcome.Interrupted();
      }
      return new TrialOutcome.Failed(e.getMessage() + log.tail().asSuffix());
    } catch (RuntimeException e) {
      // The observer's: the worker is in the middle of a trial that nobody follows any more.
      worker.close();
      throw e;
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /**
   * A terminal sends its interrupt to this process and the workers alike; a worker can be the first
   * to act on it.
   */
  private boolean isClosingSoon() throws InterruptedException {
    return closing.await(2, TimeUnit.SECONDS);
  }

  private WorkerProcess startWorker(LogTail log) throws IOException {
    WorkerProcess worker = WorkerProcess.start(settings, log::add);
    workers.add(worker);
    // After it is known to close(), so that none is missed.
    if (isClosing()) {
      worker.close();
      throw new IOException("the workers are being stopped");
    }
    return worker;
  }
}
