package org.zwicky.study;

import org.zwicky.base.number.SplitMix64;

/** Derives the seeds of trials from that of their sweep. */
public final class Seeds {

  private Seeds() {}

  /**
   * The seed of a trial: SplitMix64 (Steele, Lea and Flood 2014, figure 17) at the trial's position
   * in the sequence that the sweep's seed begins, so that near sweep seeds and numbers give
   * unrelated ones.
   *
   * @param number 1 for the first trial
   */
  public static long ofTrial(long sweepSeed, int number) {
    return SplitMix64.mix(SplitMix64.mix(sweepSeed + SplitMix64.GAMMA) + SplitMix64.GAMMA * number);
  }

  /**
   * The seed of a study's generator: the sweep's own for the first, and one at a position where no
   * trial's is for a later one, so that it does not draw the same coordinates again.
   *
   * @param lastForeignTrial see {@link StudyChange#lastForeignTrial}
   */
  public static long ofSampler(long sweepSeed, int lastForeignTrial) {
    return lastForeignTrial == 0 ? sweepSeed : ofTrial(sweepSeed, -lastForeignTrial);
  }

  /**
   * The seed from which a configuration that is tried first is completed.
   *
   * @param index 0 for the first of them
   */
  public static long ofStart(long sweepSeed, int index) {
    return ofTrial(ofTrial(sweepSeed, 0), index + 1);
  }

  /**
   * The seed of a finalist's retraining: at a position of the sequence that the trial's own
   * position in the sweep's begins, so that it is none of a trial's.
   *
   * @param model a retrained one
   */
  public static long ofFinalist(long sweepSeed, ModelId model) {
    return ofTrial(ofTrial(sweepSeed, model.trial()), model.seedIndex());
  }
}
