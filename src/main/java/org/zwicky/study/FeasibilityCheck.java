package org.zwicky.study;

import java.util.Optional;
import org.zwicky.space.Assignment;

/**
 * Tells before training whether a candidate can exist at all. Implementations are safe for several
 * threads.
 */
@FunctionalInterface
public interface FeasibilityCheck {

  /** Why the candidate can't be built, or empty if it can. */
  Optional<String> infeasible(Assignment candidate);
}
