package org.zwicky.execute.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.space.Assignment;
import org.zwicky.study.TrialRequest;

/** Runs a command that never ends by itself, and prints its process id; to be killed. */
final class ParentOfACommand {

  private ParentOfACommand() {}

  public static void main(String[] arguments) throws InterruptedException {
    String script = "echo \"{\\\"metrics\\\": {\\\"pid\\\": $$}}\"; sleep 600; exit 0";
    CommandSettings settings =
        new CommandSettings(
            parameters -> List.of("sh", "-c", script),
            "pid",
            Path.of(arguments[0]),
            1,
            Optional.empty(),
            Duration.ofSeconds(1));
    try (CommandExecutor executor = new CommandExecutor(settings)) {
      executor.execute(
          TrialRequest.first("x", 1, 1L, new Assignment(Map.of())),
          measurement -> {
            System.out.println((long) measurement.metric("pid"));
            return Optional.empty();
          });
    }
  }
}
