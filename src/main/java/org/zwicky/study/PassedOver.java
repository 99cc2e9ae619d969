package org.zwicky.study;

import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;

/** What a generator is told of a candidate that becomes no trial. Pure functions. */
public final class PassedOver {

  private static final int NO_TRIAL = -1;

  private PassedOver() {}

  /** A failed result without a trial: the generator need not wait for another. */
  public static OptimizationResult result(Candidate<?> candidate, String reason) {
    CandidateInfo info =
        new CandidateInfo(
            NO_TRIAL,
            CandidateStatus.Failed,
            null,
            0L,
            0L,
            0L,
            candidate.getFlatParameters(),
            reason);
    return new OptimizationResult(candidate, null, NO_TRIAL, null, info, null);
  }
}
