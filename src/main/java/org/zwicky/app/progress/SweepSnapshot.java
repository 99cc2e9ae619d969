package org.zwicky.app.progress;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A sweep at one moment.
 *
 * @param ended trials that are over, those of earlier runs included
 * @param pruned those among them that were pruned
 * @param trials that the sweep is to have; never less than {@code ended}
 * @param running by number, ascending
 * @param best the best complete trial so far
 * @param imagesPerSecond that all running trials together train with; empty while unknown
 * @param elapsedSeconds since this run began
 * @param secondsLeft estimated until the last trial ends; empty while nothing is known
 */
public record SweepSnapshot(
    int ended,
    int pruned,
    int trials,
    List<TrialInProgress> running,
    Optional<Best> best,
    OptionalDouble imagesPerSecond,
    double elapsedSeconds,
    OptionalDouble secondsLeft) {

  /** Copies the list. */
  public SweepSnapshot {
    running = List.copyOf(running);
  }

  /**
   * The best complete trial.
   *
   * @param number of the trial
   * @param score of its best epoch
   */
  public record Best(int number, double score) {}
}
