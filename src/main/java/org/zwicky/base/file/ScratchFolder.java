package org.zwicky.base.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for the time of a command.
 *
 * @param path where it is
 */
public record ScratchFolder(Path path) implements AutoCloseable {

  /**
   * Makes one in the system's directory for temporary files.
   *
   * @param name that its name begins with
   */
  public static ScratchFolder create(String name) throws IOException {
    return new ScratchFolder(Files.createTempDirectory(name));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
