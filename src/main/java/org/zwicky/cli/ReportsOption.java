package org.zwicky.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.zwicky.base.BadInputException;
import picocli.CommandLine.Option;

/** {@code --reports}, shared by the commands that write pages. */
final class ReportsOption {

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "Directory for HTML reports (default: ${DEFAULT-VALUE}).")
  private Path directory;

  /**
   * Finds out before hours of training whether the page can be written after them.
   *
   * @throws BadInputException if it can't
   */
  void requireWritable() {
    Path existing = directory.toAbsolutePath().normalize();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new BadInputException(
          "--reports %s: %s is no directory that can be written. Name another."
              .formatted(directory, existing));
    }
  }

  Path directory() {
    return directory;
  }
}
