package org.zwicky.estimate;

import java.util.Optional;

/**
 * How fast one worker of this machine is expected to be.
 *
 * @param model with the worker's threads, and the machine's own factor where it is known
 * @param calibration by networks of the space itself that were measured
 */
public record Speed(TimeModel model, Optional<TimeCalibration> calibration) {

  /** Images a second in training. */
  public double trainingRate(Workload work) {
    return model.trainingRate(work) / ratio(work);
  }

  /** Seconds of one epoch; see {@link TimeModel#epochSeconds}. */
  public double epochSeconds(Workload work, int training, int validation) {
    return model.epochSeconds(work, training, validation) * ratio(work);
  }

  /** Seconds of a trial that goes through all its epochs; see {@link TimeModel#trialSeconds}. */
  public double trialSeconds(Workload work, int training, int validation) {
    return model.trialSeconds(work, training, validation) * ratio(work);
  }

  private double ratio(Workload work) {
    return calibration.map(points -> points.ratio(1 / model.trainingRate(work))).orElse(1.0);
  }
}
