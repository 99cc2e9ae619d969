package org.zwicky.bench;

import java.util.Map;
import org.zwicky.space.Assignment;
import org.zwicky.study.Measurement;

/**
 * What a worker does in one epoch of a phase, told to it as the parameters of a trial.
 *
 * @param trainingImages trained with in an epoch, at least 1
 * @param predictedImages predicted in an epoch, at least 1
 */
record BenchmarkPhase(int trainingImages, int predictedImages) {

  static final String TRAINING_SECONDS = "trainingSeconds";
  static final String PREDICTION_SECONDS = "predictionSeconds";

  private static final String TRAINING_IMAGES = "trainingImages";
  private static final String PREDICTED_IMAGES = "predictedImages";

  static BenchmarkPhase of(Assignment parameters) {
    return new BenchmarkPhase(
        Math.toIntExact(parameters.integer(TRAINING_IMAGES)),
        Math.toIntExact(parameters.integer(PREDICTED_IMAGES)));
  }

  Assignment asParameters() {
    return new Assignment(
        Map.of(TRAINING_IMAGES, (long) trainingImages, PREDICTED_IMAGES, (long) predictedImages));
  }

  /** Training images a second in one epoch of one worker. */
  double trainingRate(Measurement epoch) {
    return trainingImages / epoch.metric(TRAINING_SECONDS);
  }

  /** Predicted images a second in one epoch of one worker. */
  double predictionRate(Measurement epoch) {
    return predictedImages / epoch.metric(PREDICTION_SECONDS);
  }
}
