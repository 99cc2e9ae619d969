package org.zwicky.study;

import org.zwicky.space.Assignment;

/**
 * A trial to be executed.
 *
 * @param study name of its study
 * @param number 1 for the first of the study
 * @param seed from which all its randomness derives
 * @param parameters the active ones only
 */
public record TrialRequest(String study, int number, long seed, Assignment parameters) {}
