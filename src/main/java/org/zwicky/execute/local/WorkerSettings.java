package org.zwicky.execute.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How worker processes are started.
 *
 * @param command program and arguments of a worker
 * @param environment added to that of this process
 * @param definition the search-space file as canonical JSON
 * @param dataFile the prepared images
 * @param artifacts directory of the study's checkpoints and logs
 * @param places what differs between workers in their environment, such as the GPU: worker i takes
 *     the i-th, counted round; empty where all are the same
 */
public record WorkerSettings(
    List<String> command,
    Map<String, String> environment,
    String definition,
    Path dataFile,
    Path artifacts,
    List<Map<String, String>> places) {

  public WorkerSettings {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    dataFile = dataFile.toAbsolutePath();
    artifacts = artifacts.toAbsolutePath();
    places = places.stream().map(Map::copyOf).toList();
  }

  /** Workers that are all the same. */
  public WorkerSettings(
      List<String> command,
      Map<String, String> environment,
      String definition,
      Path dataFile,
      Path artifacts) {
    this(command, environment, definition, dataFile, artifacts, List.of());
  }

  /**
   * What is added to the environment of one worker.
   *
   * @param worker 0 for the first; one that replaces another has its number
   */
  Map<String, String> environmentOf(int worker) {
    Map<String, String> all = new HashMap<>(environment);
    if (!places.isEmpty()) {
      all.putAll(places.get(worker % places.size()));
    }
    return all;
  }
}
