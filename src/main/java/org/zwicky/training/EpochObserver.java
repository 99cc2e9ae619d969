package org.zwicky.training;

/** Hears of each epoch, and may end the training: for progress, pruning and cancelling. */
@FunctionalInterface
public interface EpochObserver {

  /** What shall follow an epoch. */
  enum Decision {
    CONTINUE,
    STOP
  }

  /** Lets the training run. */
  EpochObserver NONE = report -> Decision.CONTINUE;

  /** Called after each epoch, the last one too, on the training thread. */
  Decision onEpoch(EpochReport report);
}
