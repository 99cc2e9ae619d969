package org.zwicky.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zwicky.study.TrialState;

class StudyReportTest {

  @Test
  void sumsUpTheStudy() {
    StudyReport report = new StudyFixture().complete(3).pruned("slow").failed("NaN").report();

    assertThat(report.summary().trials()).isEqualTo(5);
    assertThat(report.summary().count(TrialState.COMPLETE)).isEqualTo(3);
    assertThat(report.summary().count(TrialState.WAITING)).isZero();
    assertThat(report.summary().bestTrial().getAsInt())
        .isEqualTo(report.leaderboard().best().orElseThrow().number());
  }

  @Test
  void takesTheFirstOfEquallyGoodTrialsForTheBestInWhateverOrderTheyCome() {
    StudyFixture fixture =
        new StudyFixture()
            .complete(Map.of("macroF1", 0.5), Map.of())
            .complete(Map.of("macroF1", 0.5), Map.of());

    StudyReport report =
        StudyReport.of(
            fixture.study(),
            List.of(fixture.trials().get(1), fixture.trials().get(0)),
            StudyFixture.NOW);

    assertThat(report.summary().bestTrial()).hasValue(1);
  }

  @Test
  void givesTheScoresOfAlwaysAnsweringTheMajority() {
    DataSummary data = new StudyFixture().report().data();

    // scikit-learn's scores of a DummyClassifier on 557, 102, 120 and 14 images.
    assertThat(data.majorityAccuracy()).isCloseTo(557 / 793.0, within(1e-12));
    assertThat(data.majorityMacroF1()).isCloseTo(2 * 557 / (793.0 + 557) / 4, within(1e-12));
    assertThat(data.majorityBalancedAccuracy()).isEqualTo(0.25);
  }

  @Test
  void leavesClassesWithoutValidationImagesOutOfTheMeansAndSaysSo() {
    StudyReport report =
        new StudyFixture().classes(List.of("a", "b", "c"), 8, 0, 2).complete(1).report();

    assertThat(report.data().rarest()).hasValue(2);
    assertThat(report.data().majorityBalancedAccuracy()).isEqualTo(0.5);
    assertThat(String.join(" ", MetricGuide.paragraphs(report)))
        .contains("not judged: “b”", "80% are “a”", "“c”, has 2 images");
  }

  @Test
  void tellsWhichTrialEachMetricWouldPick() {
    StudyReport report =
        new StudyFixture()
            .complete(Map.of("accuracy", 0.9, "macroF1", 0.4, "balancedAccuracy", 0.5), Map.of())
            .complete(Map.of("accuracy", 0.8, "macroF1", 0.6, "balancedAccuracy", 0.7), Map.of())
            .report();

    assertThat(MetricGuide.paragraphs(report).get(3))
        .isEqualTo(
            "Accuracy would pick trial 1 (0.900). Macro-F1 would pick trial 2 (0.600). Balanced"
                + " accuracy would pick trial 2 (0.700).");
  }

  @Test
  void saysThatThereIsNothingToPickWithoutACompleteTrial() {
    StudyReport report = new StudyFixture().failed("out of memory").report();

    assertThat(report.picks()).isEmpty();
    assertThat(MetricGuide.paragraphs(report).get(3)).contains("No trial is complete");
  }

  @Test
  void explainsNothingOfAStudyWithoutImages() {
    StudyReport report = new StudyFixture().classes(List.of()).report();

    assertThat(MetricGuide.paragraphs(report)).isEmpty();
    assertThat(report.data().majority()).isEmpty();
  }

  @Test
  void reportsEveryTrialInTheOrderOfTheLeaderboard() {
    StudyReport report = new StudyFixture().sweep(12).report();

    assertThat(report.trials())
        .extracting(TrialReport::row)
        .containsExactlyElementsOf(report.leaderboard().rows());
    assertThat(report.trials().get(0).classes())
        .extracting(ClassScore::support)
        .containsExactly(557L, 102L, 120L, 14L);
    assertThat(report.trials().get(0).curve("loss")).isPresent();
  }
}
