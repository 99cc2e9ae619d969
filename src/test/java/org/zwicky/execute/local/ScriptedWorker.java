package org.zwicky.execute.local;

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

/** A worker process whose trials are made up, for tests of processes and protocol. */
final class ScriptedWorker implements TrialExecutor {

  private final String script;

  private ScriptedWorker(String script) {
    this.script = script;
  }

  /** The command that starts this class. */
  static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-Xmx128m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ScriptedWorker.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("parent-of-a-worker")) {
      beParent(Path.of(arguments[1]));
      return;
    }
    PrintStream messages = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    new WorkerLoop(System.in, messages, () -> Runtime.getRuntime().halt(0))
        .serve((definition, data, artifacts) -> prepare(arguments[0]));
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
    if (script.equals("crash-on-odd") && request.number() % 2 == 1) {
      System.err.println("something broke in trial " + request.number());
      Runtime.getRuntime().halt(3);
    }
    for (Measurement measurement : measurements()) {
      Optional<String> prune = observer.onEpoch(withProcess(measurement));
      if (prune.isPresent()) {
        return new TrialOutcome.Pruned(prune.get());
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

  private static TrialExecutor prepare(String script) {
    if (script.equals("unprepared")) {
      throw new IllegalStateException("the data file is gone");
    }
    return new ScriptedWorker(script);
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

  /** Starts a worker, prints its process id, and waits to be killed in the middle of a trial. */
  private static void beParent(Path artifacts) throws Exception {
    try (WorkerPool pool = new WorkerPool(WorkerPoolTest.settings("complete", artifacts), 1)) {
      pool.execute(
          StudyFixtures.request("x", 1),
          measurement -> {
            System.out.println(measurement.metrics().get("process").longValue());
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
