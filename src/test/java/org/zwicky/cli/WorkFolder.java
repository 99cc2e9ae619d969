package org.zwicky.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines whose database is {@code x.db} in a folder, and whose reports are in its {@code
 * reports}.
 */
record WorkFolder(Path directory) {

  /** A command line to which the database is added. */
  CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--db", directory.resolve("x.db").toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  /** A sweep over a search space, which is written to the folder. */
  CommandRun sweep(String space, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("sweep", Spaces.write(directory, space).toString()));
    arguments.addAll(List.of("--reports", directory.resolve("reports").toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  /** What a command line prints, as JSON. */
  JsonNode json(String... arguments) throws IOException {
    return JsonMapper.builder().build().readTree(run(arguments).out());
  }
}
