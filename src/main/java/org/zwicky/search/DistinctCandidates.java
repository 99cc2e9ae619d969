package org.zwicky.search;

import java.util.HashSet;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.zwicky.space.Assignment;

/**
 * Passes on each assignment once. A grid over all leaves meets the same assignment again and again
 * where a parameter is switched off, or where a coarse grid falls on the same whole number. For
 * generators that end.
 */
final class DistinctCandidates extends SelectedCandidates {

  private final Set<Assignment> seen = new HashSet<>();

  DistinctCandidates(CandidateGenerator generator) {
    super(generator);
  }

  @Override
  boolean accepts(Assignment candidate) {
    return seen.add(candidate);
  }
}
