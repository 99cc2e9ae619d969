package org.zwicky.base.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {

  @TempDir Path directory;

  @Test
  void removesWhatProcessesThatAreGoneLeftOfThisFile() throws Exception {
    Path file = directory.resolve("index.html");
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path orphan = directory.resolve(".index.html." + gone.pid() + ".1f.tmp");
    Path ours = Drafts.of(file, ".tmp");
    Path another = directory.resolve(".other.html." + gone.pid() + ".1f.tmp");
    Path nobodys = directory.resolve(".index.html.notes.tmp");
    for (Path each : new Path[] {orphan, ours, another, nobodys}) {
      Files.createFile(each);
    }

    Drafts.removeOrphans(file, ".tmp");

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(ours, another, nobodys);
    }
  }
}
