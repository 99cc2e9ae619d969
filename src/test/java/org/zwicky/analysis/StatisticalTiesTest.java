package org.zwicky.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.metric.Metric;

class StatisticalTiesTest {

  @Test
  void givesEveryCompleteTrialIntervalsThatHoldItsScores() {
    StudyReport report = AnswersFixture.report(new StudyFixture().sweep(20));

    assertThat(report.ties().trials()).hasSizeGreaterThan(10);
    for (LeaderboardRow row : report.leaderboard().rows()) {
      for (String metric : List.of("accuracy", "macroF1", "balancedAccuracy")) {
        report
            .ties()
            .of(row.number())
            .of(metric)
            .ifPresent(
                interval ->
                    assertThat(row.metric(metric)).isBetween(interval.low(), interval.high()));
      }
    }
  }

  @Test
  void comparesEveryTrialWithTheBestAndNotTheBestWithItself() {
    StudyReport report = AnswersFixture.report(new StudyFixture().complete(10));
    int best = report.leaderboard().best().orElseThrow().number();

    assertThat(report.ties().best()).hasValue(best);
    assertThat(report.ties().of(best).againstBest()).isEmpty();
    assertThat(report.ties().isTied(best)).isFalse();
    assertThat(report.ties().compared()).isEqualTo(9);
    report
        .leaderboard()
        .rows()
        .subList(1, 10)
        .forEach(
            row -> {
              BestComparison found = report.ties().of(row.number()).againstBest().orElseThrow();
              assertThat(found.behind())
                  .isCloseTo(
                      report.leaderboard().rows().get(0).score() - row.score(), within(1e-12))
                  .isBetween(found.interval().low(), found.interval().high());
              assertThat(found.p()).isBetween(0.0, 1.0);
            });
  }

  @Test
  void isTiedWhereTheIntervalOfTheDifferenceHoldsNothing() {
    assertThat(new BestComparison(0.1, new ConfidenceInterval(-0.01, 0.2, 0.95), 1, 1).tied())
        .isTrue();
    assertThat(new BestComparison(0.1, new ConfidenceInterval(0.01, 0.2, 0.95), 1, 1).tied())
        .isFalse();
  }

  @Test
  void saysNothingWithoutAnswers() {
    StudyReport report = new StudyFixture().complete(3).report();

    assertThat(report.ties()).isSameAs(StatisticalTies.NONE);
    assertThat(TieGuide.paragraphs(report)).isEmpty();
  }

  @Test
  void saysWhatATieIsAndIsNot() {
    StudyReport report =
        AnswersFixture.report(new StudyFixture().objective(Metric.ACCURACY).complete(8));

    assertThat(String.join(" ", TieGuide.paragraphs(report)))
        .contains("Accuracy", "2,000 times", "images alone", "without a correction", "no proof");
  }
}
