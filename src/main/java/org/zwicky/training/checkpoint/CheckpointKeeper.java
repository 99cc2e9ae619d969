package org.zwicky.training.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest checkpoint of one training. Trouble with the file never ends the training: it is
 * logged, and costs at most the epochs since the last good checkpoint. Not thread-safe.
 */
public final class CheckpointKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeeper.class);

  private final Path path;
  private final CheckpointFile file;
  private boolean warned;

  /**
   * @param path where the checkpoint lies
   * @param fingerprint of the training; a checkpoint of another is none
   */
  public CheckpointKeeper(Path path, TrainingFingerprint fingerprint) {
    this.path = path;
    this.file = new CheckpointFile(path, fingerprint);
  }

  /** The checkpoint to go on from; empty if there is none of this training that can be used. */
  public Optional<Checkpoint> newest() {
    try {
      Optional<Checkpoint> found = file.read();
      found.ifPresent(
          checkpoint -> LOG.info("Training goes on after epoch {}", checkpoint.epoch()));
      return found;
    } catch (IOException e) {
      LOG.warn(
          "Training starts from its beginning: the checkpoint {} cannot be used ({})",
          path,
          e.getMessage());
      return Optional.empty();
    }
  }

  /** Replaces the checkpoint by a newer one. */
  public void keep(Checkpoint checkpoint) {
    try {
      file.write(checkpoint);
    } catch (IOException e) {
      if (!warned) {
        LOG.warn(
            "No checkpoint of epoch {} could be written to {} ({}). Training goes on; if it is cut"
                + " off, it starts again after an earlier epoch",
            checkpoint.epoch(),
            path,
            e.toString());
        warned = true;
      }
    }
  }
}
