package org.zwicky.search;

import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;

/** A generator that chooses among another one's candidates and leaves the rest to it. */
abstract class ForwardingCandidates implements CandidateGenerator {

  final CandidateGenerator generator;

  ForwardingCandidates(CandidateGenerator generator) {
    this.generator = generator;
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
