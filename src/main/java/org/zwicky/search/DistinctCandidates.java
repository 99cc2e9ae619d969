package org.zwicky.search;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;

/**
 * Passes on each assignment once. A grid over all leaves meets the same assignment again and again
 * where a parameter is switched off, or where a coarse grid falls on the same whole number. For
 * generators that end.
 */
final class DistinctCandidates extends ForwardingCandidates {

  private final Set<Object> seen = new HashSet<>();
  private Optional<Candidate<?>> next = Optional.empty();

  DistinctCandidates(CandidateGenerator generator) {
    super(generator);
  }

  @Override
  public synchronized boolean hasMoreCandidates() {
    while (next.isEmpty() && generator.hasMoreCandidates()) {
      Candidate<?> candidate = generator.getCandidate();
      if (candidate.getException() != null || seen.add(candidate.getValue())) {
        next = Optional.of(candidate);
      }
    }
    return next.isPresent();
  }

  @Override
  public synchronized Candidate<?> getCandidate() {
    if (!hasMoreCandidates()) {
      throw new IllegalStateException("no more candidates");
    }
    Candidate<?> candidate = next.orElseThrow();
    next = Optional.empty();
    return candidate;
  }
}
