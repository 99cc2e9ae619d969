package org.zwicky.execute.local;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.study.FailureKind;
import org.zwicky.study.Measurement;
import org.zwicky.study.PredictionFailedException;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * One worker process and the conversation with it. Used by one thread at a time, but {@link
 * #check()} and {@link #close()} may come from any.
 */
final class WorkerProcess implements AutoCloseable {

  private static final long EXIT_WAIT_SECONDS = 5;
  private static final long LAST_MESSAGES_SECONDS = 2;

  private final WorkerSettings settings;
  private final Process process;
  private final int number;
  private final BufferedWriter commands;
  private final Thread logPump;
  private final ProcessMeter meter;
  private final WorkerGuard guard;
  private final AtomicReference<Verdict> verdict = new AtomicReference<>();
  private final Inbox inbox;
  private volatile Consumer<String> log;

  private WorkerProcess(
      WorkerSettings settings,
      Process process,
      int number,
      AwakeClock clock,
      Consumer<String> log) {
    this.settings = settings;
    this.process = process;
    this.number = number;
    this.log = log;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.meter = new ProcessMeter(process.pid());
    this.guard = new WorkerGuard(settings.limits(), clock, meter);
    String name = "worker-" + process.pid();
    this.logPump = new Thread(this::pumpLog, name + "-log");
    logPump.setDaemon(true);
    logPump.start();
    this.inbox =
        new Inbox(
            process.inputReader(StandardCharsets.UTF_8),
            name + "-messages",
            guard::heard,
            line -> this.log.accept(line),
            this::onBrokenMessage);
    // A process that the worker started may hold its output open.
    process
        .onExit()
        .thenRunAsync(
            inbox::end, CompletableFuture.delayedExecutor(LAST_MESSAGES_SECONDS, TimeUnit.SECONDS));
  }

  /**
   * Starts a worker, which waits to be prepared.
   *
   * @param number its place in the pool, 0 for the first
   * @throws IOException if the process can't be started
   */
  static WorkerProcess start(
      WorkerSettings settings, int number, AwakeClock clock, Consumer<String> log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(settings.command());
    builder.environment().putAll(settings.environmentOf(number));
    return new WorkerProcess(settings, builder.start(), number, clock, log);
  }

  /** Its place in the pool, which the worker that replaces it takes. */
  int number() {
    return number;
  }

  /** Whether the process is there and nobody has ended it. */
  boolean isUsable() {
    return verdict.get() == null && process.isAlive();
  }

  /** Sends what the worker prints from now on there. */
  void logTo(Consumer<String> newLog) {
    log = newLog;
  }

  /** Tells the worker to prepare itself, which it does while this returns. */
  void prepare() throws WorkerDiedException, InterruptedException {
    try {
      send(
          new WorkerRequest.Prepare(
              settings.definition(),
              settings.dataFile().toString(),
              settings.artifacts().toString()));
    } catch (IOException e) {
      throw died(e);
    }
  }

  /**
   * Waits until the worker has prepared itself.
   *
   * @throws WorkerDiedException if it ends instead
   */
  void awaitReady() throws WorkerDiedException, InterruptedException {
    try {
      if (!(inbox.take() instanceof WorkerMessage.Ready)) {
        end(new Verdict(FailureKind.CRASHED, "the worker did not begin by getting ready"));
      }
      guard.prepared();
    } catch (IOException e) {
      throw died(e);
    }
  }

  /**
   * Has the worker train a trial.
   *
   * @throws WorkerDiedException if the process ends before the trial does
   */
  TrialOutcome run(TrialProgress progress) throws WorkerDiedException, InterruptedException {
    meter.reset();
    guard.trialBegins(progress.nanos());
    try {
      send(run(progress.request()));
      return converse(progress);
    } catch (IOException e) {
      throw died(e);
    } finally {
      guard.trialEnded();
      meter.sample();
      progress.attempted(meter, guard.trialNanos());
    }
  }

  /**
   * Has the worker predict the test part.
   *
   * @throws WorkerDiedException if the process ends first
   */
  float[][] predict(List<Path> models, Symmetries symmetries)
      throws WorkerDiedException, InterruptedException {
    try {
      send(
          new WorkerRequest.Predict(
              models.stream().map(file -> file.toAbsolutePath().toString()).toList(), symmetries));
      WorkerMessage message = inbox.take();
      if (message instanceof WorkerMessage.Predicted predicted) {
        return predicted.probabilities();
      }
      throw new PredictionFailedException(
          message instanceof WorkerMessage.Failed failed
              ? failed.reason()
              : "the worker answered something else");
    } catch (IOException e) {
      throw died(e);
    }
  }

  /** Looks at the process and ends it if it breaks a limit. */
  void check() {
    if (isUsable()) {
      guard.check().ifPresent(this::end);
    }
  }

  /** Ends the process at once. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private TrialOutcome converse(TrialObserver observer) throws IOException, InterruptedException {
    while (true) {
      WorkerMessage message = inbox.take();
      if (message instanceof WorkerMessage.Epoch epoch) {
        Optional<String> prune =
            observer.onEpoch(
                new Measurement(epoch.epoch(), epoch.metrics(), epoch.seconds(), epoch.steps()));
        send(
            prune
                .<WorkerRequest>map(WorkerRequest.Prune::new)
                .orElseGet(WorkerRequest.Continue::new));
      } else if (message instanceof WorkerMessage.Completed completed) {
        return new TrialOutcome.Completed(
            completed.bestEpoch(),
            completed.probabilities(),
            completed.networkParameters(),
            completed.provenance(),
            completed.replicas());
      } else if (message instanceof WorkerMessage.Pruned pruned) {
        return new TrialOutcome.Pruned(pruned.reason(), pruned.provenance());
      } else if (message instanceof WorkerMessage.Failed failed) {
        return new TrialOutcome.Failed(failed.reason(), failed.kind());
      }
    }
  }

  private static WorkerRequest.Run run(TrialRequest request) {
    return new WorkerRequest.Run(
        request.study(),
        request.number(),
        request.seed(),
        request.parameters().values(),
        request.recordedEpochs(),
        request.folder());
  }

  private void end(Verdict why) {
    if (verdict.compareAndSet(null, why)) {
      process.destroyForcibly();
      // Whoever waits for the worker need not wait for its end, which a hung disk can delay.
      inbox.end();
    }
  }

  private void onBrokenMessage(String line) {
    end(new Verdict(FailureKind.CRASHED, "the worker sent a broken message (" + line + ")"));
  }

  private void send(WorkerRequest command) throws IOException {
    commands.write(Wire.write(command));
    commands.newLine();
    commands.flush();
  }

  private WorkerDiedException died(IOException e) throws InterruptedException {
    int exitCode = awaitExit();
    Verdict known = verdict.get();
    return new WorkerDiedException(
        known == null ? Verdict.ofExitCode(exitCode) : known, exitCode, e);
  }

  /** The exit code once the process is gone and all it printed is in the log; -1 if it stays. */
  private int awaitExit() throws InterruptedException {
    if (!process.waitFor(EXIT_WAIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      process.waitFor(EXIT_WAIT_SECONDS, TimeUnit.SECONDS);
    }
    logPump.join(TimeUnit.SECONDS.toMillis(EXIT_WAIT_SECONDS));
    return process.isAlive() ? -1 : process.exitValue();
  }

  private void pumpLog() {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.accept(line);
      }
    } catch (IOException e) {
      log.accept("(the worker's log ends here: " + e.getMessage() + ")");
    }
  }
}
