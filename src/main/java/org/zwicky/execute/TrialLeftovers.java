package org.zwicky.execute;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are of use only until a trial's end is recorded: its checkpoint, and what a killed
 * process left unfinished. Trouble with them is logged and breaks nothing. Not for trials that run.
 */
public final class TrialLeftovers {

  private static final Logger LOG = LoggerFactory.getLogger(TrialLeftovers.class);

  private static final String UNFINISHED = "*.part";

  private TrialLeftovers() {}

  /**
   * Removes what a trial needs no more.
   *
   * @param artifacts directory of the study's files; a trial's are in a directory of its number,
   *     which need not be there
   * @param isOver whether its end is recorded; else it keeps its checkpoint
   */
  public static void remove(Path artifacts, int trial, boolean isOver) {
    remove(artifacts.resolve(Integer.toString(trial)), isOver);
  }

  /** The same of a directory that may have another name, and need not be there. */
  public static void remove(Path folder, boolean isOver) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      if (isOver) {
        Files.deleteIfExists(folder.resolve(InProcessExecutor.CHECKPOINT));
      }
      try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, UNFINISHED)) {
        for (Path part : parts) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("What a trial left in {} can't be removed", folder, e);
    }
  }
}
