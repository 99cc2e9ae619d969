package org.zwicky.bench;

import java.util.LinkedHashMap;
import java.util.List;
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

  // No parameter of a space can have a colon in its name.
  private static final String TRAINING_IMAGES = "phase:trainingImages";
  private static final String PREDICTED_IMAGES = "phase:predictedImages";

  static BenchmarkPhase of(Assignment parameters) {
    return new BenchmarkPhase(
        Math.toIntExact(parameters.integer(TRAINING_IMAGES)),
        Math.toIntExact(parameters.integer(PREDICTED_IMAGES)));
  }

  /** The phase for a candidate. */
  Assignment with(Assignment candidate) {
    Map<String, Object> values = new LinkedHashMap<>(candidate.values());
    values.put(TRAINING_IMAGES, (long) trainingImages);
    values.put(PREDICTED_IMAGES, (long) predictedImages);
    return new Assignment(values);
  }

  /** The candidate without the phase. */
  static Assignment candidate(Assignment parameters) {
    Map<String, Object> values = new LinkedHashMap<>(parameters.values());
    values.keySet().removeAll(List.of(TRAINING_IMAGES, PREDICTED_IMAGES));
    return new Assignment(values);
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
