package org.zwicky.analysis;

import java.util.List;
import java.util.Map;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.Measurement;
import org.zwicky.study.Study;
import org.zwicky.study.TrialDetails;

/**
 * What the training of a trial was like.
 *
 * @param gaps training score less validation score after the kept epoch, by metric; see {@link
 *     GeneralizationGap}
 * @param warnings what its gradients say; see {@link GradientWarnings}
 * @param layers how strongly each epoch moved each layer, from the image on: a list for each epoch
 *     of the trial, empty where an epoch's was not measured
 */
public record TrainingHealth(
    Map<String, Double> gaps, List<String> warnings, List<List<LayerNorms>> layers) {

  static TrainingHealth of(Study study, TrialDetails details) {
    List<Measurement> measurements = details.measurements();
    return new TrainingHealth(
        GeneralizationGap.of(study, details),
        List.copyOf(GradientWarnings.of(measurements)),
        measurements.stream().map(measurement -> measurement.steps().layers()).toList());
  }

  /** Whether anything is known of the layers. */
  public boolean hasLayers() {
    return layers.stream().anyMatch(epoch -> !epoch.isEmpty());
  }
}
