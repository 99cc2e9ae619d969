package org.zwicky.analysis.classwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.Treatment;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.metric.Metric;

/** Three trials of two classes, ten images of the large and four of the rare one. */
class ClasswiseTest {

  private static final Treatment NONE = new Treatment("none", "none");
  private static final Treatment FOCAL = new Treatment("focal", "focal");

  private static StudyFixture trials(Metric objective) {
    return new StudyFixture()
        .objective(objective)
        .classes(List.of("large", "rare"), 10, 4)
        .complete(ConfusionMatrix.ofCounts(new long[][] {{10, 0}, {4, 0}}))
        .complete(ConfusionMatrix.ofCounts(new long[][] {{9, 1}, {2, 2}}))
        .complete(ConfusionMatrix.ofCounts(new long[][] {{6, 4}, {0, 4}}));
  }

  private static StudyReport report(Metric objective) {
    return trials(objective).report().with(Map.of(1, NONE, 2, FOCAL, 3, FOCAL));
  }

  @Test
  void eachMetricPicksItsTrialAndTheObjectiveIsAmongThem() {
    MetricComparison comparison = MetricComparison.of(report(Metric.LOG_LOSS)).orElseThrow();

    // Accuracy 10/14, 11/14, 10/14; balanced accuracy 0.5, 0.7, 0.8.
    assertThat(comparison.ranking("accuracy").orElseThrow().pick()).isEqualTo(2);
    assertThat(comparison.ranking("balancedAccuracy").orElseThrow().pick()).isEqualTo(3);
    assertThat(comparison.ranking("accuracy").orElseThrow().ranks())
        .isEqualTo(Map.of(2, 1, 1, 2, 3, 2));
    assertThat(comparison.foremost()).isEqualTo(4);
    assertThat(comparison.rankings().get(3).metric()).isEqualTo("logLoss");
    assertThat(report(Metric.LOG_LOSS).picks()).hasSize(4);
    assertThat(report(Metric.MACRO_F1).picks()).hasSize(3);
  }

  @Test
  void theFrontHoldsWhatNoTrialBeats() {
    record Point(double x, double y) {}
    List<Point> points =
        List.of(
            new Point(1, 1),
            new Point(3, 1),
            new Point(3, 1),
            new Point(2, 2),
            new Point(3, 0.5),
            new Point(1, 3),
            new Point(Double.NaN, 9));

    assertThat(Frontier.of(points, Point::x, Point::y))
        .containsExactly(new Point(3, 1), new Point(3, 1), new Point(2, 2), new Point(1, 3));
  }

  @Test
  void theRarestClassIsFollowedThroughTreatmentsAndTheirCost() {
    RareClass rare = RareClass.of(report(Metric.ACCURACY)).orElseThrow();

    assertThat(rare.index()).isEqualTo(1);
    assertThat(rare.never()).containsExactly(new NeverAnswered(1, 1, false));
    assertThat(rare.effects()).extracting(TreatmentEffect::label).containsExactly("none", "focal");
    assertThat(rare.effects().get(1).trials()).containsExactly(2, 3);
    assertThat(rare.effects().get(1).medianRecall()).isCloseTo(0.75, within(1e-12));
    assertThat(rare.front()).extracting(trial -> trial.row().number()).containsExactly(2, 3);
    assertThat(rare.found(rare.finder())).isEqualTo(4);
  }

  @Test
  void confusedPairsStandByTheirImages() {
    assertThat(
            ConfusedPair.of(
                ConfusionMatrix.ofCounts(new long[][] {{6, 4, 0}, {1, 3, 0}, {0, 4, 1}})))
        .containsExactly(
            new ConfusedPair(2, 1, 4, 0.8),
            new ConfusedPair(0, 1, 4, 0.4),
            new ConfusedPair(1, 0, 1, 0.25));
  }

  @Test
  void theStorySaysWhatDiffersInImages() {
    String story = String.join("\n", MetricStory.paragraphs(report(Metric.MACRO_F1)));

    assertThat(story)
        .contains("This study chooses by Macro-F1", "“large”, 71% of the validation part")
        .contains("4 images", "95% interval of Wilson");
    String rare =
        String.join(
            "\n",
            RareStory.paragraphs(
                report(Metric.ACCURACY), RareClass.of(report(Metric.ACCURACY)).orElseThrow()));
    assertThat(rare)
        .contains("none 0% (1 trial) and focal 75% (2 trials)")
        .contains("trial 3 finds 4, for 0.071 less accuracy, about 1 image");
  }

  @Test
  void calibrationHasTheTenBestAndThePicks() {
    StudyFixture fixture = new StudyFixture().complete(14);
    StudyReport report = fixture.report().with(fixture.answers());

    List<TrialCalibration> trials = TrialCalibration.of(report);

    assertThat(trials).hasSizeBetween(10, 13);
    assertThat(trials.get(0).trial()).isEqualTo(report.leaderboard().rows().get(0).number());
    assertThat(trials.get(0).curves()).hasSize(4);
    assertThat(trials.get(0).curves()).allMatch(curve -> curve.points().size() <= 40);
    ConfusionMatrix matrix = report.trials().get(0).confusion().orElseThrow();
    assertThat(trials.get(0).curves().get(3).recall())
        .isEqualTo((double) matrix.count(3, 3) / matrix.support(3));
    assertThat(TrialCalibration.of(fixture.report())).isEmpty();
  }

  @Test
  void commandsAndStudiesWithoutTrialsHaveNone() {
    assertThat(MetricComparison.of(new StudyFixture().report())).isEmpty();
    assertThat(RareClass.of(new StudyFixture().report())).isEmpty();
    StudyReport commands =
        new StudyFixture()
            .ofCommands(org.zwicky.study.Objective.of(Metric.ACCURACY))
            .complete(Map.of("accuracy", 0.5), Map.of())
            .report();
    assertThat(MetricComparison.of(commands)).isEmpty();
    assertThat(MetricStory.paragraphs(commands)).isEmpty();
  }
}
