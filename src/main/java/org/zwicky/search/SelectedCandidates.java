package org.zwicky.search;

import java.util.Optional;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.zwicky.space.Assignment;

/**
 * Passes on some of another generator's candidates, and all that could not be generated. Safe for
 * any number of threads if the generator is used through it alone.
 */
abstract class SelectedCandidates extends ForwardingCandidates {

  private Optional<Candidate<?>> next = Optional.empty();

  SelectedCandidates(CandidateGenerator generator) {
    super(generator);
  }

  /** Whether the candidate is passed on; asked once for each. */
  abstract boolean accepts(Assignment candidate);

  /**
   * Asked before each candidate whether to look on.
   *
   * @param rejected candidates since the last that was passed on
   * @throws org.zwicky.base.BadInputException if there is no hope
   */
  void requireHope(int rejected) {}

  @Override
  public final synchronized boolean hasMoreCandidates() {
    for (int rejected = 0; next.isEmpty() && generator.hasMoreCandidates(); rejected++) {
      requireHope(rejected);
      Candidate<?> candidate = generator.getCandidate();
      if (candidate.getException() != null || accepts((Assignment) candidate.getValue())) {
        next = Optional.of(candidate);
      }
    }
    return next.isPresent();
  }

  @Override
  public final synchronized Candidate<?> getCandidate() {
    if (!hasMoreCandidates()) {
      throw new IllegalStateException("no more candidates");
    }
    Candidate<?> candidate = next.orElseThrow();
    next = Optional.empty();
    return candidate;
  }
}
