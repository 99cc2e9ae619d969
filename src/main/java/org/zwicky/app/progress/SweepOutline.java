package org.zwicky.app.progress;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.zwicky.space.Assignment;
import org.zwicky.study.Study;
import org.zwicky.study.SweepSettings;
import org.zwicky.study.Trial;

/**
 * What is known of a sweep when its trials begin.
 *
 * @param study that the trials belong to
 * @param settings how many trials, how long
 * @param work what the trials do, in one line
 * @param parallelism trials at a time, at least 1
 * @param imagesAnEpoch that a trial learns from, all its networks together; 0 if none
 * @param epochs that a trial of some parameters has at most; empty where nobody knows
 * @param earlier trials of earlier runs of the same sweep
 */
public record SweepOutline(
    Study study,
    SweepSettings settings,
    String work,
    int parallelism,
    long imagesAnEpoch,
    Function<Assignment, OptionalInt> epochs,
    List<Trial> earlier) {

  /** Copies the earlier trials. */
  public SweepOutline {
    earlier = List.copyOf(earlier);
  }
}
