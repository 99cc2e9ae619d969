package org.zwicky.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.zwicky.analysis.Treatment;
import org.zwicky.metric.Metric;
import org.zwicky.space.Assignment;
import org.zwicky.study.Objective;
import org.zwicky.study.Study;
import org.zwicky.study.StudyData;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;

class RecordedTreatmentsTest {

  private static final String DEFINITION =
      """
      {"name": "t", "data": {"path": "x.h5"}, "objective": {"metric": "macroF1"},
       "sweep": {"trials": 3}, "parameters": {"rareWay": {"choice": ["none", "focal", "logitAdjustment"]}},
       "network": [{"globalPool": {"type": "avg"}}],
       "training": {"epochs": 1, "imbalance": {"type": "$rareWay", "weights": "sqrtWeights", "when": "postHoc"}}}
      """;

  private static Study study(String definition) {
    return new Study(
        "t", Instant.EPOCH, definition, Objective.of(Metric.MACRO_F1), StudyData.NONE, Map.of());
  }

  private static Trial trial(int number, String way) {
    return new Trial(
        number,
        TrialState.COMPLETE,
        1,
        new Assignment(Map.of("rareWay", way)),
        Map.of(),
        1,
        OptionalInt.of(1),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        0,
        Optional.empty());
  }

  @Test
  void aTreatmentIsWhatTheTrainingComesToWhateverTheParameterIsCalled() {
    assertThat(
            RecordedTreatments.of(
                study(DEFINITION),
                List.of(trial(1, "none"), trial(2, "focal"), trial(3, "logitAdjustment"))))
        .isEqualTo(
            Map.of(
                1, new Treatment("none", "none"),
                2, new Treatment("focal", "focal, sqrtWeights"),
                3, new Treatment("logitAdjustment", "logitAdjustment, postHoc")));
  }

  @Test
  void aDefinitionThatCannotBeReadHasNone() {
    assertThat(RecordedTreatments.of(study("{\"name\": \"t\"}"), List.of(trial(1, "none"))))
        .isEmpty();
  }
}
