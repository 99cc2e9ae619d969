package org.zwicky.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.execute.local.WorkerSettings;

/** Workers that measure, set back to what Deeplearning4j does by itself. */
final class BenchWorkers {

  private BenchWorkers() {}

  /** DL4J's plain native build and layers, and glibc's memory settings as they come. */
  static WorkerSettings stock(WorkerSettings sweep) {
    List<String> command = new ArrayList<>(sweep.command());
    command.addAll(1, List.of("-Dzwicky.onednn=false", "-Dzwicky.engine=dl4j"));
    Map<String, String> environment = new HashMap<>(sweep.environment());
    environment.keySet().removeIf(name -> name.startsWith("MALLOC_"));
    return with(sweep, command, environment);
  }

  private static WorkerSettings with(
      WorkerSettings sweep, List<String> command, Map<String, String> environment) {
    return new WorkerSettings(
        command,
        environment,
        sweep.definition(),
        sweep.dataFile(),
        sweep.artifacts(),
        sweep.places(),
        sweep.limits());
  }
}
