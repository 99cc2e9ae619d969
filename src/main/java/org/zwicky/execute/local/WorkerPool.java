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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.execute.LogTail;
import org.zwicky.execute.TrialLog;
import org.zwicky.study.PredictionFailedException;
import org.zwicky.study.TestPredictor;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * Executes trials in a fixed number of worker processes, held to their {@link WorkerLimits}. A
 * worker that dies or hangs is replaced, and its trial gets one more attempt; one that takes too
 * much time or memory is replaced too, and its trial fails. All of them end with this process.
 */
public final class WorkerPool implements TrialExecutor, TestPredictor {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  private final WorkerSettings settings;
  private final int size;
  private final AwakeClock clock;
  private final BlockingQueue<WorkerProcess> idle = new LinkedBlockingQueue<>();
  private final Set<WorkerProcess> workers = ConcurrentHashMap.newKeySet();
  private final WorkerWatch watch;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Starts the workers at the same time and waits until all are prepared.
   *
   * @throws WorkerStartException if a process can't be started or prepare itself; none is left
   *     behind then
   */
  public WorkerPool(WorkerSettings settings, int size) {
    this.settings = settings;
    this.size = size;
    this.clock = new AwakeClock(System::nanoTime, settings.limits().longestGap());
    this.watch = new WorkerWatch(workers, settings.limits().interval());
    LogTail startup = new LogTail();
    try {
      List<WorkerProcess> starting = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        starting.add(startWorker(i, startup::add));
      }
      for (WorkerProcess worker : starting) {
        idle.add(ready(worker, startup::add));
      }
    } catch (IOException e) {
      close();
      throw new WorkerStartException(e.getMessage(), e);
    } catch (WorkerDiedException e) {
      close();
      throw new WorkerStartException(e.getMessage() + startup.asSuffix(), e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new WorkerStartException("interrupted", e);
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
    TrialProgress progress = new TrialProgress(request, observer);
    Path file = TrialLog.of(settings.artifacts(), request);
    try (TrialLog log = TrialLog.open(file, request.recordedEpochs() > 0)) {
      while (true) {
        try {
          if (!worker.isUsable()) {
            worker = replace(worker, log::add);
          }
          worker.logTo(log::add);
          return reported(progress, worker.run(progress));
        } catch (WorkerDiedException e) {
          if (isClosing() || (e.isInterruption() && isClosingSoon())) {
            return new TrialOutcome.Interrupted();
          }
          if (!progress.isWorthAnotherAttempt(e.verdict())) {
            return reported(progress, progress.failed(e.verdict(), log));
          }
          progress.retry(e.verdict(), log);
        }
      }
    } catch (IOException e) {
      return isClosing()
          ? new TrialOutcome.Interrupted()
          : new TrialOutcome.Failed(e.getMessage(), TrialLog.kindOf(e));
    } catch (InterruptedException | RuntimeException e) {
      // The worker is in the middle of a trial that nobody follows any more.
      worker.close();
      throw e;
    } finally {
      worker.logTo(LOG::debug);
      idle.add(worker);
    }
  }

  /** A worker that is lost is replaced, and asked once more. */
  @Override
  public float[][] predictTest(List<Path> models, Symmetries symmetries)
      throws InterruptedException {
    WorkerProcess worker = idle.take();
    LogTail printed = new LogTail();
    try {
      for (boolean again = false; ; again = true) {
        try {
          if (!worker.isUsable()) {
            worker = replace(worker, printed::add);
          }
          worker.logTo(printed::add);
          return worker.predict(models, symmetries);
        } catch (WorkerDiedException e) {
          if (isClosing() || (e.isInterruption() && isClosingSoon())) {
            throw new InterruptedException("the workers are being stopped");
          }
          if (again) {
            throw new PredictionFailedException(e.verdict().text() + printed.asSuffix());
          }
        }
      }
    } catch (IOException e) {
      throw new PredictionFailedException("no worker can be started: " + e.getMessage());
    } catch (InterruptedException e) {
      // The worker's answer would be taken for that to the next question.
      worker.close();
      throw e;
    } finally {
      worker.logTo(LOG::debug);
      idle.add(worker);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    watch.close();
    workers.forEach(WorkerProcess::close);
  }

  private static TrialOutcome reported(TrialProgress progress, TrialOutcome outcome) {
    progress.reportUsage();
    return outcome;
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

  /** One that dies while it starts is started once more. */
  private WorkerProcess ready(WorkerProcess worker, Consumer<String> log)
      throws IOException, WorkerDiedException, InterruptedException {
    try {
      worker.awaitReady();
      return worker;
    } catch (WorkerDiedException e) {
      if (isClosing() || e.isInterruption()) {
        throw e;
      }
      log.accept("(" + e.getMessage() + "; it is started once more)");
      LOG.warn("A worker did not start ({}); it is started once more", e.getMessage());
      return replace(worker, log);
    }
  }

  private WorkerProcess replace(WorkerProcess dead, Consumer<String> log)
      throws IOException, WorkerDiedException, InterruptedException {
    workers.remove(dead);
    WorkerProcess worker = startWorker(dead.number(), log);
    boolean ready = false;
    try {
      worker.awaitReady();
      ready = true;
      return worker;
    } finally {
      if (!ready) {
        worker.close();
        workers.remove(worker);
      }
    }
  }

  private WorkerProcess startWorker(int number, Consumer<String> log)
      throws IOException, WorkerDiedException, InterruptedException {
    WorkerProcess worker = WorkerProcess.start(settings, number, clock, log);
    workers.add(worker);
    // After it is known to close(), so that none is missed.
    if (isClosing()) {
      worker.close();
      throw new IOException("the workers are being stopped");
    }
    try {
      worker.prepare();
    } catch (WorkerDiedException e) {
      // Whoever waits for it to get ready hears of it.
      LOG.debug("A worker ended before it was prepared", e);
    }
    return worker;
  }
}
