package org.zwicky.execute.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zwicky.base.file.OwnerOnly;

/**
 * Remembers beside a trial's log that its command counts epochs from 0, from one attempt to the
 * next and from one sweep to the one that resumes it.
 */
final class EpochCounting {

  private static final Logger LOG = LoggerFactory.getLogger(EpochCounting.class);
  private static final String NAME = ".epochs-from-0";

  private final Path file;
  private boolean fromZero;

  /**
   * @param directory of the trial
   */
  EpochCounting(Path directory) {
    this.file = directory.resolve(NAME);
    this.fromZero = Files.exists(file);
  }

  boolean isFromZero() {
    return fromZero;
  }

  /** Keeps what a command has shown. */
  void keep(boolean found) {
    if (found && !fromZero) {
      fromZero = true;
      try {
        OwnerOnly.createFile(file);
      } catch (IOException e) {
        LOG.warn("{} can't be written: {}", file, e.getMessage());
      }
    }
  }
}
