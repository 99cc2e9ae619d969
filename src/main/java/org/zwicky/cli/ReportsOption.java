package org.zwicky.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --reports}, shared by the commands that write pages. */
final class ReportsOption {

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "Directory for HTML reports (default: ${DEFAULT-VALUE}).")
  private Path directory;

  Path directory() {
    return directory;
  }
}
