package org.zwicky.execute.local;

import java.nio.file.Path;
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
 * @param limits what each worker may do before it is stopped
 */
public record WorkerSettings(
    List<String> command,
    Map<String, String> environment,
    String definition,
    Path dataFile,
    Path artifacts,
    WorkerLimits limits) {

  public WorkerSettings {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    dataFile = dataFile.toAbsolutePath();
    artifacts = artifacts.toAbsolutePath();
  }

  /** Settings with {@link WorkerLimits#DEFAULT}. */
  public WorkerSettings(
      List<String> command,
      Map<String, String> environment,
      String definition,
      Path dataFile,
      Path artifacts) {
    this(command, environment, definition, dataFile, artifacts, WorkerLimits.DEFAULT);
  }

  /** The same with other limits. */
  public WorkerSettings withLimits(WorkerLimits others) {
    return new WorkerSettings(command, environment, definition, dataFile, artifacts, others);
  }
}
