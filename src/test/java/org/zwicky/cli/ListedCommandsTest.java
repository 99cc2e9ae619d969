package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The table of commands in README.md has each one that people can give. */
class ListedCommandsTest {

  @Test
  void listsEveryCommand() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf(" | ")) + " ")
            .toList();

    assertThat(leaves(new CommandLine(new ZwickyCommand()), ""))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            command ->
                assertThat(rows)
                    .as("README.md needs a row | `%s …` | … |", command)
                    .anyMatch(row -> row.matches(".*`" + command + "[` ].*")));
  }

  private static Stream<String> leaves(CommandLine command, String path) {
    return command.getSubcommands().values().stream()
        .filter(child -> !child.getCommandSpec().usageMessage().hidden())
        .flatMap(
            child -> {
              String name = (path + " " + child.getCommandName()).strip();
              return child.getSubcommands().isEmpty() ? Stream.of(name) : leaves(child, name);
            });
  }
}
