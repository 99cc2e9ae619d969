package org.zwicky.execute.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.zwicky.study.Measurement;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * One worker process and the conversation with it. Used by one thread at a time, but {@link
 * #close()} may come from any.
 */
final class WorkerProcess implements AutoCloseable {

  private static final long EXIT_WAIT_SECONDS = 5;

  private final Process process;
  private final int number;
  private final BufferedWriter commands;
  private final BufferedReader messages;
  private final Thread logPump;
  private volatile Consumer<String> log;

  private WorkerProcess(Process process, int number, Consumer<String> log) {
    this.process = process;
    this.number = number;
    this.log = log;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.messages = process.inputReader(StandardCharsets.UTF_8);
    this.logPump = new Thread(this::pumpLog, "worker-" + process.pid() + "-log");
    logPump.setDaemon(true);
    logPump.start();
  }

  /**
   * Starts a worker; it prepares itself while this returns.
   *
   * @param number its place in the pool, 0 for the first
   * @throws IOException if the process can't be started
   */
  static WorkerProcess start(WorkerSettings settings, int number, Consumer<String> log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(settings.command());
    builder.environment().putAll(settings.environmentOf(number));
    WorkerProcess worker = new WorkerProcess(builder.start(), number, log);
    worker.send(
        new WorkerCommand.Prepare(
            settings.definition(),
            settings.dataFile().toString(),
            settings.artifacts().toString()));
    return worker;
  }

  /** Its place in the pool, which the worker that replaces it takes. */
  int number() {
    return number;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends what the worker prints from now on there. */
  void logTo(Consumer<String> newLog) {
    log = newLog;
  }

  /**
   * Waits until the worker has prepared itself.
   *
   * @throws WorkerDiedException if it ends instead
   */
  void awaitReady() throws WorkerDiedException {
    try {
      if (!(receive() instanceof WorkerMessage.Ready)) {
        close();
        throw new IOException("the worker did not begin by getting ready");
      }
    } catch (IOException e) {
      throw new WorkerDiedException(awaitExit(), e);
    }
  }

  /**
   * Has the worker train a trial.
   *
   * @throws WorkerDiedException if the process ends before the trial does
   */
  TrialOutcome run(TrialRequest request, TrialObserver observer) throws WorkerDiedException {
    try {
      send(
          new WorkerCommand.Run(
              request.study(),
              request.number(),
              request.seed(),
              request.parameters().values(),
              request.recordedEpochs()));
      while (true) {
        WorkerMessage message = receive();
        if (message instanceof WorkerMessage.Epoch epoch) {
          Optional<String> prune =
              observer.onEpoch(new Measurement(epoch.epoch(), epoch.metrics(), epoch.seconds()));
          send(
              prune
                  .<WorkerCommand>map(WorkerCommand.Prune::new)
                  .orElseGet(WorkerCommand.Continue::new));
        } else if (message instanceof WorkerMessage.Completed completed) {
          return new TrialOutcome.Completed(
              completed.bestEpoch(),
              completed.probabilities(),
              completed.networkParameters(),
              completed.provenance());
        } else if (message instanceof WorkerMessage.Pruned pruned) {
          return new TrialOutcome.Pruned(pruned.reason());
        } else if (message instanceof WorkerMessage.Failed failed) {
          return new TrialOutcome.Failed(failed.reason());
        }
      }
    } catch (IOException e) {
      throw new WorkerDiedException(awaitExit(), e);
    }
  }

  /** Ends the process at once. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void send(WorkerCommand command) throws IOException {
    commands.write(Wire.write(command));
    commands.newLine();
    commands.flush();
  }

  private WorkerMessage receive() throws IOException {
    String line = messages.readLine();
    if (line == null) {
      throw new IOException("the worker closed its output");
    }
    try {
      return Wire.read(line, WorkerMessage.class);
    } catch (JsonProcessingException e) {
      close();
      throw new IOException("the worker sent what is no message: " + line, e);
    }
  }

  /** The exit code once the process is gone and all it printed is in the log. */
  private int awaitExit() {
    try {
      if (!process.waitFor(EXIT_WAIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        process.waitFor();
      }
      logPump.join(TimeUnit.SECONDS.toMillis(EXIT_WAIT_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
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
