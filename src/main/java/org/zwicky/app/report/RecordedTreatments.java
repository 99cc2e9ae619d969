package org.zwicky.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.analysis.Treatment;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.training.AdjustmentTime;
import org.zwicky.candidate.training.ClassWeighting;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.spacefile.TrialBlueprint;
import org.zwicky.study.Study;
import org.zwicky.study.Trial;

/** How the trials of a study treated unequal classes: what their definition comes to. */
final class RecordedTreatments {

  private RecordedTreatments() {}

  /**
   * The treatment of each trial by number; those whose definition this version can't read any more
   * are left out, and so are commands.
   */
  static Map<Integer, Treatment> of(Study study, List<Trial> trials) {
    Map<Integer, Treatment> treatments = new LinkedHashMap<>();
    blueprint(study)
        .ifPresent(
            blueprint ->
                trials.forEach(
                    trial ->
                        training(blueprint, trial)
                            .ifPresent(
                                training ->
                                    treatments.put(
                                        trial.number(), treatment(training.imbalance())))));
    return treatments;
  }

  private static Optional<TrialBlueprint> blueprint(Study study) {
    try {
      return SearchSpaceReader.readJson(study.definition()).blueprint();
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  private static Optional<TrainingSpec> training(TrialBlueprint blueprint, Trial trial) {
    try {
      return Optional.ofNullable(blueprint.resolve(trial.parameters()).training());
    } catch (BadInputException e) {
      // Of a definition that was changed since: a trial of before may lack parameters.
      return Optional.empty();
    }
  }

  private static Treatment treatment(ImbalanceSpec spec) {
    String type = spec.type().key();
    if (spec.type() == ImbalanceKind.FOCAL && spec.weights() != ClassWeighting.NONE) {
      return new Treatment(type, type + ", " + spec.weights().key());
    }
    if (spec.type() == ImbalanceKind.LOGIT_ADJUSTMENT && spec.when() == AdjustmentTime.POST_HOC) {
      return new Treatment(type, type + ", " + spec.when().key());
    }
    return new Treatment(type, type);
  }
}
