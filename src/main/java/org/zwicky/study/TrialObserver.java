package org.zwicky.study;

import java.util.Optional;

/** Follows a trial while it runs. Called from the thread that executes the trial. */
@FunctionalInterface
public interface TrialObserver {

  /**
   * Told of every finished epoch.
   *
   * @return the reason to prune the trial now, or empty to go on
   */
  Optional<String> onEpoch(Measurement measurement);
}
