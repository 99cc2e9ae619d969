package org.zwicky.execute.local;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.study.Measurement;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * A worker process whose trials are made up, for tests of processes and protocol. Its heartbeat
 * comes every tenth of a second.
 */
final class ScriptedWorker implements TrialExecutor {

  private static final Duration HEARTBEAT = Duration.ofMillis(100);

  private final String script;
  private final Path artifacts;
  private final PrintStream messages;

  private ScriptedWorker(String script, Path artifacts, PrintStream messages) {
    this.script = script;
    this.artifacts = artifacts;
    this.messages = messages;
  }

  /** The command that starts this class. */
  static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-Xmx128m");
    command.add("-XX:MaxDirectMemorySize=1g");
    command.add("-XX:+ExitOnOutOfMemoryError");
    // As the workers of a sweep have it.
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-XX:ErrorFile=" + System.getProperty("java.io.tmpdir") + "/zwicky-test-crash.log");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ScriptedWorker.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("parent-of-a-worker")) {
      beParent(arguments[1], Path.of(arguments[2]));
      return;
    }
    if (arguments[0].equals("deaf")) {
      park();
    }
    PrintStream messages = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    new WorkerLoop(System.in, messages, () -> Runtime.getRuntime().halt(0), HEARTBEAT)
        .serve((definition, data, artifacts) -> prepare(arguments[0], artifacts, messages));
  }

  static List<Measurement> measurements() {
    return List.of(measurement(1, Math.PI), measurement(2, Double.NaN));
  }

  static TrialOutcome.Completed completed(TrialRequest request) {
    return new TrialOutcome.Completed(
        2,
        new float[][] {{0.1f, 0.9f}, {Float.MIN_VALUE, 1f}, {1f / 3, 2f / 3}},
        request.seed(),
        Map.of("parameters", request.parameters().toString()));
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public TrialOutcome execute(TrialRequest request, TrialObserver observer) {
    System.err.println("begins after epoch " + request.recordedEpochs());
    if (request.number() % 2 == 1) {
      misbehave(request);
    }
    for (Measurement measurement : measurements()) {
      boolean stalls = script.equals("stalls-once") && isFirstTime();
      Optional<String> prune = observer.onEpoch(withProcess(measurement));
      if (prune.isPresent()) {
        return new TrialOutcome.Pruned(prune.get());
      }
      if (stalls) {
        park();
      }
    }
    Map<String, String> provenance = new LinkedHashMap<>(completed(request).provenance());
    provenance.put("process", Long.toString(ProcessHandle.current().pid()));
    TrialOutcome.Completed completed = completed(request);
    return new TrialOutcome.Completed(
        completed.bestEpoch(),
        completed.probabilities(),
        completed.networkParameters(),
        provenance);
  }

  @Override
  public void close() {}

  /** What goes wrong in trials of odd numbers. */
  private void misbehave(TrialRequest request) {
    switch (script) {
      case "crash" -> crash(request);
      case "crash-once" -> {
        if (isFirstTime()) {
          crash(request);
        }
      }
      case "out-of-heap" -> fillHeap();
      case "out-of-memory" -> fillMemory();
      case "endless" -> park();
      case "in-native-code" -> acceptNobody();
      case "flood" -> flood();
      case "noisy" -> messages.println("a library says hello");
      case "garbled" -> messages.println("{\"type\":\"epo");
      default -> {}
    }
  }

  private static void crash(TrialRequest request) {
    System.err.println("something broke in trial " + request.number());
    Runtime.getRuntime().halt(7);
  }

  private boolean isFirstTime() {
    try {
      Files.createFile(artifacts.resolve("first-time"));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fillHeap() {
    List<byte[]> blocks = new ArrayList<>();
    while (true) {
      blocks.add(new byte[1 << 20]);
    }
  }

  private static void fillMemory() {
    ByteBuffer block = ByteBuffer.allocateDirect(500 << 20);
    for (int i = 0; i < block.capacity(); i += 1024) {
      block.put(i, (byte) 1);
    }
    park();
  }

  private static void acceptNobody() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      socket.accept();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void flood() {
    while (true) {
      messages.println("x".repeat(1000));
    }
  }

  private static TrialExecutor prepare(String script, Path artifacts, PrintStream messages) {
    if (script.equals("unprepared")) {
      throw new IllegalStateException("the data file is gone");
    }
    if (script.equals("dies-at-its-first-start")) {
      try {
        Files.createFile(artifacts.resolve("started"));
        Runtime.getRuntime().halt(139);
      } catch (FileAlreadyExistsException e) {
        return new ScriptedWorker("complete", artifacts, messages);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (script.equals("preparing")) {
      try {
        Files.writeString(artifacts.resolve("preparing"), "…");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      park();
    }
    return new ScriptedWorker(script, artifacts, messages);
  }

  private static Measurement measurement(int epoch, double value) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("macroF1", value);
    return new Measurement(epoch, metrics, 0.1);
  }

  private static Measurement withProcess(Measurement measurement) {
    Map<String, Double> metrics = new LinkedHashMap<>(measurement.metrics());
    metrics.put("process", (double) ProcessHandle.current().pid());
    return new Measurement(measurement.epoch(), metrics, measurement.seconds());
  }

  /** Has a worker run a trial that does not end, until this process is killed. */
  private static void beParent(String script, Path artifacts) throws Exception {
    WorkerSettings settings =
        WorkerPoolTest.settings(script, artifacts).withLimits(WorkerLimits.DEFAULT);
    try (WorkerPool pool = new WorkerPool(settings, 1)) {
      pool.execute(
          StudyFixtures.request("x", 1),
          measurement -> {
            park();
            return Optional.empty();
          });
    }
  }

  private static void park() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
