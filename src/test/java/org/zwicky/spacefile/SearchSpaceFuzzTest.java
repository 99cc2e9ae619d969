package org.zwicky.spacefile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.Fuzz;
import org.zwicky.base.BadInputException;

@Tag("fuzz")
class SearchSpaceFuzzTest {

  @TempDir Path directory;

  @Test
  void refusesDamagedFilesInOneWay() throws Exception {
    List<byte[]> files = new ArrayList<>();
    for (Path file : MutationTest.files().toList()) {
      files.add(Files.readAllBytes(file));
    }
    Path file = directory.resolve("x.json");

    new Fuzz("json", files)
        .run(
            input -> {
              Files.write(file, input);
              SearchSpaceReader.read(file);
            },
            BadInputException.class);
  }
}
