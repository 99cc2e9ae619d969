package org.zwicky.search;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;

/**
 * Passes on each assignment once. A grid over all leaves meets the same assignment again and again
 * where a parameter is switched off, or where a coarse grid falls on the same whole number. For
 * generators that end.
 */
final class DistinctCandidates implements CandidateGenerator {

  private final CandidateGenerator generator;
  private final Set<Object> seen = new HashSet<>();
  private Optional<Candidate<?>> next = Optional.empty();

  DistinctCandidates(CandidateGenerator generator) {
    this.generator = generator;
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

  @Override
  public void reportResults(OptimizationResult result) {
    generator.reportResults(result);
  }

  @Override
  public ParameterSpace<?> getParameterSpace() {
    return generator.getParameterSpace();
  }

  @Override
  public void setRngSeed(long seed) {
    generator.setRngSeed(seed);
  }

  @Override
  public Class<?> getCandidateType() {
    return generator.getCandidateType();
  }
}
