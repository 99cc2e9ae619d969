package org.zwicky.study;

import java.util.Map;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.zwicky.space.Assignment;

/** Proposes what depends on its seed and on every result reported so far, in their order. */
final class LearningGenerator implements CandidateGenerator {

  private final long highest;
  private long state;
  private int asked;

  LearningGenerator(long seed, long highest) {
    this.state = seed;
    this.highest = highest;
  }

  @Override
  public Candidate<?> getCandidate() {
    long units = 1 + Math.floorMod(Seeds.ofTrial(state, ++asked), highest);
    return new Candidate<>(new Assignment(Map.of("units", units)), asked, new double[] {0.5});
  }

  @Override
  public void reportResults(OptimizationResult result) {
    // Candidates that were passed over have no score to learn from.
    if (result.getScore() != null) {
      state = Seeds.ofTrial(state + Double.hashCode(result.getScore()), result.getIndex());
    }
  }

  @Override
  public boolean hasMoreCandidates() {
    return true;
  }

  @Override
  public ParameterSpace<?> getParameterSpace() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setRngSeed(long seed) {
    state = seed;
  }

  @Override
  public Class<?> getCandidateType() {
    return Assignment.class;
  }
}
