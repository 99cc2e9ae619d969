package org.zwicky.study;

import org.zwicky.space.Assignment;

/**
 * A trial to be executed.
 *
 * @param study name of its study
 * @param number 1 for the first of the study
 * @param seed from which all its randomness derives
 * @param parameters the active ones only
 * @param recordedEpochs epochs that an earlier run of the trial measured and the store has; the
 *     executor goes on after them where it can, and else measures them again
 * @param folder where its files lie in the study's directory: its number, unless it is a trial
 *     trained again
 */
public record TrialRequest(
    String study, int number, long seed, Assignment parameters, int recordedEpochs, String folder) {

  /** A trial whose files lie under its number. */
  public TrialRequest(
      String study, int number, long seed, Assignment parameters, int recordedEpochs) {
    this(study, number, seed, parameters, recordedEpochs, Integer.toString(number));
  }

  /** A trial that has not run before. */
  public static TrialRequest first(String study, int number, long seed, Assignment parameters) {
    return new TrialRequest(study, number, seed, parameters, 0);
  }

  /** The same with other recorded epochs. */
  public TrialRequest after(int epochs) {
    return new TrialRequest(study, number, seed, parameters, epochs, folder);
  }
}
