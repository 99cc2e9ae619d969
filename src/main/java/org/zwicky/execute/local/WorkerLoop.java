package org.zwicky.execute.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.zwicky.space.Assignment;
import org.zwicky.study.Measurement;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * The worker's side of the conversation: reads commands, executes trials one after another,
 * answers.
 */
public final class WorkerLoop {

  /** Makes what executes the trials, once the worker knows what it is for. */
  @FunctionalInterface
  public interface Preparation {

    /** Loads the data and the backend; what it throws fails the first trial with its message. */
    TrialExecutor prepare(String definition, Path dataFile, Path artifacts);
  }

  private final BlockingQueue<WorkerCommand> commands = new LinkedBlockingQueue<>();
  private final PrintStream out;
  private final Runnable onParentGone;

  /**
   * Listens from now on.
   *
   * @param in where the parent writes commands
   * @param out where the parent reads messages; nothing else may print there
   * @param onParentGone called from another thread when {@code in} ends: it should end the process,
   *     since nobody waits for what is being computed
   */
  public WorkerLoop(InputStream in, PrintStream out, Runnable onParentGone) {
    this.out = out;
    this.onParentGone = onParentGone;
    Thread reader = new Thread(() -> readCommands(in), "commands");
    reader.setDaemon(true);
    reader.start();
  }

  /** Serves until the thread is interrupted. */
  public void serve(Preparation preparation) throws InterruptedException {
    if (!(commands.take() instanceof WorkerCommand.Prepare prepare)) {
      throw new IllegalStateException("the first command must be to prepare");
    }
    try (TrialExecutor executor =
        preparation.prepare(
            prepare.definition(), Path.of(prepare.dataFile()), Path.of(prepare.artifacts()))) {
      send(new WorkerMessage.Ready());
      while (true) {
        if (commands.take() instanceof WorkerCommand.Run run) {
          TrialRequest request =
              new TrialRequest(
                  run.study(),
                  run.number(),
                  run.seed(),
                  new Assignment(run.parameters()),
                  run.recordedEpochs());
          send(message(executor.execute(request, this::onEpoch)));
        }
      }
    }
  }

  private Optional<String> onEpoch(Measurement measurement) {
    send(
        new WorkerMessage.Epoch(measurement.epoch(), measurement.metrics(), measurement.seconds()));
    try {
      return commands.take() instanceof WorkerCommand.Prune prune
          ? Optional.of(prune.reason())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the worker is ending");
    }
  }

  private static WorkerMessage message(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Completed completed) {
      return new WorkerMessage.Completed(
          completed.bestEpoch(),
          completed.probabilities(),
          completed.networkParameters(),
          completed.provenance());
    }
    if (outcome instanceof TrialOutcome.Pruned pruned) {
      return new WorkerMessage.Pruned(pruned.reason());
    }
    if (outcome instanceof TrialOutcome.Failed failed) {
      return new WorkerMessage.Failed(failed.reason());
    }
    return new WorkerMessage.Failed("the worker was interrupted");
  }

  private void send(WorkerMessage message) {
    out.println(Wire.write(message));
    out.flush();
  }

  private void readCommands(InputStream in) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        commands.add(Wire.read(line, WorkerCommand.class));
      }
    } catch (IOException e) {
      // As good as the end of the stream: without commands this process is of no use.
      commands.clear();
    }
    onParentGone.run();
  }
}
