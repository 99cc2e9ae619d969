package org.zwicky.app.progress;

import java.util.OptionalInt;

/**
 * Where a trial that runs now stands.
 *
 * @param number 1 for the first of its study
 * @param epoch epochs trained so far, those of an earlier run included
 * @param epochs at most; empty where nobody knows, as for a trial that is any program
 * @param score of its last epoch; NaN before the first
 */
public record TrialInProgress(int number, int epoch, OptionalInt epochs, double score) {}
