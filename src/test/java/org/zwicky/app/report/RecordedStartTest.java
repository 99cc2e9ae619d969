package org.zwicky.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;
import org.zwicky.study.Objective;
import org.zwicky.study.Study;
import org.zwicky.study.StudyChange;
import org.zwicky.study.StudyData;

class RecordedStartTest {

  private static final String WITH = definition("\"startWith\": [{\"x\": 2}],");
  private static final String WITHOUT = definition("");

  @Test
  void isGivenWhereTheFileSaysSo() {
    assertThat(RecordedStart.isGiven(study(WITH), List.of())).isTrue();
    assertThat(RecordedStart.isGiven(study(WITHOUT), List.of())).isFalse();
    assertThat(RecordedStart.isGiven(study(definition("\"startWith\": [],")), List.of())).isFalse();
  }

  @Test
  void isWhatTheFileSaidWhenTheFirstTrialBegan() {
    assertThat(RecordedStart.isGiven(study(WITH), List.of(change(3, WITHOUT)))).isFalse();
    assertThat(RecordedStart.isGiven(study(WITHOUT), List.of(change(3, WITH)))).isTrue();
    assertThat(RecordedStart.isGiven(study(WITHOUT), List.of(change(1, WITH), change(4, WITHOUT))))
        .isTrue();
    assertThat(RecordedStart.isGiven(study(WITH), List.of(change(0, WITHOUT)))).isTrue();
  }

  @Test
  void isNotGivenByADefinitionThatCannotBeRead() {
    assertThat(RecordedStart.isGiven(study("{\"name\": \"t\"}"), List.of())).isFalse();
  }

  private static StudyChange change(int lastTrial, String earlier) {
    return new StudyChange(Instant.EPOCH, lastTrial, true, List.of("something"), earlier);
  }

  private static Study study(String definition) {
    return new Study(
        "t",
        Instant.EPOCH,
        definition,
        new Objective("cost", Goal.MINIMIZE),
        StudyData.NONE,
        Map.of());
  }

  private static String definition(String start) {
    return """
        {"name": "t", "command": ["true", "${x}"], "objective": {"metric": "cost", "goal": "minimize"},
         "sweep": {%s "trials": 3}, "parameters": {"x": {"int": [1, 6]}}}
        """
        .formatted(start);
  }
}
