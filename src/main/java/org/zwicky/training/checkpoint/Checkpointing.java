package org.zwicky.training.checkpoint;

import java.nio.file.Path;

/**
 * Where a training keeps its checkpoint, so that after a kill, a crash or an interruption it goes
 * on after its last finished epoch as if nothing had happened: with the same engine and number of
 * threads, bit for bit. The file stays when the training ends, in whatever way: only who records
 * the end knows when it is of no use any more, and removes it.
 *
 * <p>A checkpoint is used only by the training it was made of: the same specification, seed,
 * watched metric and data. Any other, and one that is damaged, is ignored with a line in the log.
 * Engine and threads may be others: the results then are what this mixture gives, and {@link
 * TrainingResult#stretches()} tells of it.
 *
 * @param file the checkpoint; its directory is made when needed
 * @param reportedEpochs epochs that the observer has heard of in earlier runs: it hears only of
 *     later ones, and of those that have to be trained again
 */
public record Checkpointing(Path file, int reportedEpochs) {

  /** Refuses a negative number of epochs. */
  public Checkpointing {
    if (reportedEpochs < 0) {
      throw new IllegalArgumentException("No training has reported " + reportedEpochs + " epochs.");
    }
  }
}
