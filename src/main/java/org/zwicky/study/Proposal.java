package org.zwicky.study;

import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.zwicky.space.Assignment;

/**
 * A feasible candidate with the number of its trial.
 *
 * @param number 1 for the first trial of the study
 * @param candidate as the generator gave it
 * @param parameters what the candidate holds
 * @param recordedEpochs epochs that an earlier run of the trial measured
 */
record Proposal(int number, Candidate<?> candidate, Assignment parameters, int recordedEpochs) {

  /** Of a recorded trial. */
  static Proposal of(Trial trial, Candidate<?> candidate) {
    return new Proposal(trial.number(), candidate, trial.parameters(), trial.epochs());
  }
}
