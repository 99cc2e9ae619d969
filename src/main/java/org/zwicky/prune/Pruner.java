package org.zwicky.prune;

/**
 * Decides after each epoch of a trial whether it is worth going on with. Pure functions of what
 * they are given: the same history and trial get the same decision, whoever asks and however often.
 * Immutable, safe for any number of threads, equal when they decide alike.
 *
 * <p>None stops a trial that is the best at every epoch so far. Those here, but for {@link
 * NoPruner}, stop a trial whose newest value is NaN, whatever the epoch.
 */
@FunctionalInterface
public interface Pruner {

  /**
   * Decides about a trial that has just finished an epoch.
   *
   * @param history the other trials
   * @param trial the one judged, its newest epoch the last; at least one
   */
  Decision decide(CurveHistory history, Curve trial);

  /**
   * Name and rule in a few words, such as {@code asha: the best 1/3 go on after epochs 1, 3, 9, …};
   * the name of the class unless a pruner says more.
   */
  default String description() {
    return getClass().getSimpleName();
  }
}
