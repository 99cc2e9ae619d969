package org.zwicky.bench.search;

import org.zwicky.space.Assignment;
import org.zwicky.space.SearchSpace;

/**
 * A function to be minimised whose minimum is known. Implementations are pure functions, safe for
 * any number of threads.
 */
public interface TestFunction {

  /** A short name, unique among all functions. */
  String name();

  /** What it is defined on. */
  SearchSpace space();

  /** The least value that it takes. */
  double minimum();

  /** An assignment at which it takes its minimum, to the digits that are published. */
  Assignment minimiser();

  /**
   * Its value.
   *
   * @param assignment of the space
   */
  double value(Assignment assignment);

  /** How far a value lies above the minimum; 0 or more, but for rounding. */
  default double regret(double value) {
    return value - minimum();
  }
}
