package org.zwicky.study;

import org.zwicky.space.Assignment;

/**
 * A finished trial of an earlier study that this study's sampler is told of; it is none of this
 * study's trials.
 *
 * @param study where it was a trial
 * @param number its number there
 * @param parameters in this study's space
 * @param state COMPLETE, PRUNED or FAILED
 * @param value of the objective; NaN where it has none
 * @param epochs that it was measured at
 */
public record PriorTrial(
    String study, int number, Assignment parameters, TrialState state, double value, int epochs) {}
