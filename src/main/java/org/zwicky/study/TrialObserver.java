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

  /**
   * Told that the trial is tried again. Epochs it was told of are not repeated.
   *
   * @param reason what went wrong, for people
   */
  default void onRetry(String reason) {}

  /**
   * Told once what the trial used, before its execution ends, however it ends; not called where
   * that can't be measured.
   */
  default void onUsage(ResourceUsage usage) {}
}
