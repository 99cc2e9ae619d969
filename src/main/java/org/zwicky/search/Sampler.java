package org.zwicky.search;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.zwicky.space.Assignment;

/**
 * Decides what to try next, from all that is known: a function without memory, so that a study
 * which is continued goes on as if it had never stopped. Implementations are safe for any number of
 * threads, and give the same assignment for the same history and the same random numbers.
 */
@FunctionalInterface
public interface Sampler {

  /**
   * The next assignment: one of the history's space that breaks no constraint.
   *
   * @param history of the study so far
   * @param random seeded for this suggestion alone
   * @return empty where the sampler finds nothing that was not tried before
   */
  Optional<Assignment> suggest(History history, RandomGenerator random);
}
