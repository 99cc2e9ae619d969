package org.zwicky.execute.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.zwicky.space.Assignment;
import org.zwicky.study.FailureKind;
import org.zwicky.study.Measurement;
import org.zwicky.study.TestPredictor;
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

  /** The exit code of a worker that ran out of Java heap memory, as the JVM itself ends with. */
  public static final int OUT_OF_HEAP = 3;

  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  private final BlockingQueue<WorkerRequest> commands = new LinkedBlockingQueue<>();
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
    this(in, out, onParentGone, HEARTBEAT);
  }

  /**
   * Listens from now on.
   *
   * @param heartbeat time between two signs of life
   */
  WorkerLoop(InputStream in, PrintStream out, Runnable onParentGone, Duration heartbeat) {
    this.out = out;
    this.onParentGone = onParentGone;
    begin("commands", () -> readCommands(in));
    begin("heartbeat", () -> beat(heartbeat));
    ParentWatch.begin(heartbeat, onParentGone);
  }

  /** Serves until the thread is interrupted. */
  public void serve(Preparation preparation) throws InterruptedException {
    if (!(commands.take() instanceof WorkerRequest.Prepare prepare)) {
      throw new IllegalStateException("the first command must be to prepare");
    }
    try (TrialExecutor executor =
        preparation.prepare(
            prepare.definition(), Path.of(prepare.dataFile()), Path.of(prepare.artifacts()))) {
      send(new WorkerMessage.Ready());
      while (true) {
        WorkerRequest command = commands.take();
        if (command instanceof WorkerRequest.Predict predict) {
          send(predicted(executor, predict));
        } else if (command instanceof WorkerRequest.Run run) {
          TrialRequest request =
              new TrialRequest(
                  run.study(),
                  run.number(),
                  run.seed(),
                  new Assignment(run.parameters()),
                  run.recordedEpochs(),
                  run.folder());
          send(message(executor.execute(request, this::onEpoch)));
        }
      }
    }
  }

  private static WorkerMessage predicted(TrialExecutor executor, WorkerRequest.Predict predict)
      throws InterruptedException {
    if (!(executor instanceof TestPredictor predictor)) {
      return new WorkerMessage.Failed("this worker predicts no images", FailureKind.ERROR);
    }
    try {
      return new WorkerMessage.Predicted(
          predictor.predictTest(
              predict.models().stream().map(Path::of).toList(), predict.symmetries()));
    } catch (RuntimeException e) {
      return new WorkerMessage.Failed(String.valueOf(e.getMessage()), FailureKind.ERROR);
    }
  }

  private Optional<String> onEpoch(Measurement measurement) {
    send(
        new WorkerMessage.Epoch(
            measurement.epoch(),
            measurement.metrics(),
            measurement.seconds(),
            measurement.steps()));
    try {
      return commands.take() instanceof WorkerRequest.Prune prune
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
          completed.provenance(),
          completed.replicas());
    }
    if (outcome instanceof TrialOutcome.Pruned pruned) {
      return new WorkerMessage.Pruned(pruned.reason(), pruned.provenance());
    }
    if (outcome instanceof TrialOutcome.Failed failed) {
      return new WorkerMessage.Failed(failed.reason(), failed.kind());
    }
    if (outcome instanceof TrialOutcome.Interrupted) {
      return new WorkerMessage.Failed("the worker was interrupted", FailureKind.ERROR);
    }
    throw new IllegalArgumentException("no worker has such an outcome: " + outcome);
  }

  private void send(WorkerMessage message) {
    String line = Wire.write(message);
    // The heartbeat must not come between the parts of a long line.
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }

  private static void begin(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Shows that this process runs, whatever its trial is doing. */
  private void beat(Duration interval) {
    try {
      while (!out.checkError()) {
        send(new WorkerMessage.Alive());
        Thread.sleep(interval.toMillis());
      }
      onParentGone.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readCommands(InputStream in) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        commands.add(Wire.read(line, WorkerRequest.class));
      }
    } catch (IOException e) {
      // As good as the end of the stream: without commands this process is of no use.
      commands.clear();
    }
    onParentGone.run();
  }
}
