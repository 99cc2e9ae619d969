package org.zwicky.app.progress;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.zwicky.space.Assignment;
import org.zwicky.study.Objective;
import org.zwicky.study.Trial;

/**
 * What is known when the finalists of a sweep are trained again.
 *
 * @param finalists the trials, best first
 * @param seeds with which each is trained again
 * @param ended retrainings of an earlier run
 * @param objective what counts
 * @param epochs that a trial of some parameters has at most; empty where nobody knows
 */
public record FinalistOutline(
    List<Trial> finalists,
    int seeds,
    int ended,
    Objective objective,
    Function<Assignment, OptionalInt> epochs) {

  /** Copies the list. */
  public FinalistOutline {
    finalists = List.copyOf(finalists);
  }

  /** Retrainings in all. */
  public int retrainings() {
    return finalists.size() * seeds;
  }
}
