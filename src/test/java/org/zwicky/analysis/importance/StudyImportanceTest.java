package org.zwicky.analysis.importance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.analysis.StudyReport;
import org.zwicky.metric.Goal;
import org.zwicky.space.Parameters;
import org.zwicky.study.Objective;

class StudyImportanceTest {

  @Test
  void ranksForTheObjectiveFirstAndForTheRecallOfEachClass() {
    StudyImportance importance = StudyImportance.of(new StudyFixture().sweep(40).report());

    assertThat(importance.rankings())
        .extracting(ImportanceRanking::metric)
        .startsWith("macroF1")
        .contains("accuracy", "recall:merger", "logLoss")
        .doesNotHaveDuplicates();
    // Ten pruned besides the complete ones; the three failed ones are left out.
    assertThat(importance.rankings().get(0).trials()).isEqualTo(37);
    assertThat(importance.rankings().get(1).trials()).isLessThan(30);
  }

  @Test
  void leavesOutWhatIsTheSameInAllTrials() {
    StudyImportance importance = StudyImportance.of(new StudyFixture().complete(12).report());

    assertThat(importance.axes())
        .extracting(ParameterAxis::name)
        .contains("learningRate", "focalGamma")
        .doesNotContain("kernel", "poolSizes");
  }

  @Test
  void takesRangesFromTheSpaceWhereItIsKnown() {
    StudyReport report = new StudyFixture().complete(12).report();
    StudyReport known =
        report.with(
            Parameters.space(
                Parameters.decimal("learningRate", 1e-5, 1).log(),
                Parameters.choice("filters", 4, 8, 16, 32, 64)));

    ParameterAxis seen = axis(report, "learningRate");
    ParameterAxis range = axis(known, "learningRate");

    assertThat(seen.low()).isGreaterThan(1e-5);
    assertThat(range.low()).isEqualTo(1e-5);
    assertThat(range.scale()).isEqualTo(ParameterAxis.Scale.LOG);
    assertThat(axis(known, "filters").choices()).containsExactly("4", "8", "16", "32", "64");
    assertThat(axis(report, "filters").isNumeric()).isTrue();
  }

  @Test
  void ranksOnlyTheObjectiveOfCommands() {
    StudyFixture fixture = new StudyFixture().ofCommands(new Objective("rmse", Goal.MINIMIZE));
    for (int i = 0; i < 10; i++) {
      fixture.complete(Map.of("rmse", 1.0 * i, "slope", 1.0), Map.of("rate", 0.1 * i));
    }

    assertThat(StudyImportance.of(fixture.report()).rankings())
        .singleElement()
        .satisfies(
            ranking -> {
              assertThat(ranking.metric()).isEqualTo("rmse");
              assertThat(ranking.threshold()).isEqualTo(2);
              assertThat(ranking.parameters().get(0).share()).isEqualTo(1);
            });
  }

  private static ParameterAxis axis(StudyReport report, String name) {
    return StudyImportance.of(report).axes().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
