package org.zwicky.study;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;

/** Another generator, with all that was reported to it. */
record RecordingGenerator(CandidateGenerator generator, List<OptimizationResult> reported)
    implements CandidateGenerator {

  RecordingGenerator(CandidateGenerator generator) {
    this(generator, new ArrayList<>());
  }

  @Override
  public void reportResults(OptimizationResult result) {
    reported.add(result);
    generator.reportResults(result);
  }

  @Override
  public Candidate<?> getCandidate() {
    return generator.getCandidate();
  }

  @Override
  public boolean hasMoreCandidates() {
    return generator.hasMoreCandidates();
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
