package org.zwicky.study;

import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.zwicky.space.Assignment;

/**
 * A feasible candidate with the number of its trial.
 *
 * @param number 1 for the first trial of the study
 * @param candidate as the generator gave it
 * @param parameters what the candidate holds
 */
record Proposal(int number, Candidate<?> candidate, Assignment parameters) {}
