package org.zwicky.analysis.classwise;

/**
 * A class that some trials answer for no validation image.
 *
 * @param index of the class
 * @param trials how many complete trials never answer it
 * @param best whether the best trial is one of them
 */
public record NeverAnswered(int index, int trials, boolean best) {}
