package org.zwicky.search;

import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.zwicky.base.BadInputException;
import org.zwicky.space.Assignment;
import org.zwicky.space.SearchSpace;

/**
 * Passes on only assignments that break no constraint. Safe for any number of threads if the
 * generator is used through it alone.
 */
final class FeasibleCandidates extends SelectedCandidates {

  /** So many in a row are rejected by chance only where far less than 1 % are allowed. */
  private static final int MAX_REJECTED = 10_000;

  private final SearchSpace space;
  private final boolean endless;

  private FeasibleCandidates(CandidateGenerator generator, SearchSpace space, boolean endless) {
    super(generator);
    this.space = space;
    this.endless = endless;
  }

  /**
   * A generator of what the space's constraints allow; the generator itself where there are none.
   *
   * @param endless whether it never ends, so that this must give up where hardly anything is
   *     allowed
   */
  static CandidateGenerator of(CandidateGenerator generator, SearchSpace space, boolean endless) {
    return space.constraints().isEmpty()
        ? generator
        : new FeasibleCandidates(generator, space, endless);
  }

  @Override
  boolean accepts(Assignment candidate) {
    return space.broken(candidate).isEmpty();
  }

  @Override
  void requireHope(int rejected) {
    if (endless && rejected == MAX_REJECTED) {
      throw new BadInputException(
          ("The constraints reject nearly everything: not one of %,d combinations in a row was allowed."
                  + " Loosen them, or give the parameters only values that fulfil them.")
              .formatted(MAX_REJECTED));
    }
  }
}
