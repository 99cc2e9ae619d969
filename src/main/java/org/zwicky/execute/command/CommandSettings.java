package org.zwicky.execute.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.zwicky.space.Assignment;

/**
 * How commands are run.
 *
 * @param commandLine makes a program and its arguments of a trial's parameters
 * @param metric the objective, which a command's last line of metrics must have
 * @param artifacts directory of the study's files; a trial's are in a directory of its number
 * @param parallelism trials at a time, at least 1
 * @param timeLimit after which a trial is stopped and has failed; empty for none
 * @param grace from asking a command to stop (SIGTERM) to ending it by force (SIGKILL), in whole
 *     seconds
 */
public record CommandSettings(
    Function<Assignment, List<String>> commandLine,
    String metric,
    Path artifacts,
    int parallelism,
    Optional<Duration> timeLimit,
    Duration grace) {

  /** Time to write a checkpoint. */
  public static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

  public CommandSettings {
    artifacts = artifacts.toAbsolutePath();
  }
}
