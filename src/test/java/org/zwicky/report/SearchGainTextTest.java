package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zwicky.analysis.SearchGain;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.metric.Goal;
import org.zwicky.study.Objective;

class SearchGainTextTest {

  @Test
  void saysWhatTheSearchAddedAndHowSureThatIs() {
    SearchGain gain = gain("macroF1", Goal.MAXIMIZE, 0.612, 0.6, 0.643);

    assertThat(SearchGainText.of(with(gain, 0.019, 0.043)))
        .isEqualTo(
            "The first trial, the recipe the sweep started with, has 0.612 in Macro-F1;"
                + " the search added +0.031 ± 0.012 (trial 3).");
    assertThat(SearchGainText.of(with(gain, -0.002, 0.06)))
        .endsWith("+0.031 ± 0.031 (trial 3), which these validation images can't tell from 0.");
    assertThat(SearchGainText.of(gain)).endsWith("the search added +0.031 (trial 3).");
  }

  @Test
  void saysHowMuchLowerWhereLessIsBetter() {
    SearchGain gain = gain("logLoss", Goal.MINIMIZE, 0.9, 0.75);

    assertThat(SearchGainText.of(with(gain, 0.1, 0.2)))
        .isEqualTo(
            "The first trial, the recipe the sweep started with, has 0.900 in Log loss;"
                + " the search lowered it by 0.150 ± 0.050 (trial 2).");
  }

  @Test
  void saysThatNoTrialWasBetter() {
    String none = "No trial was better than the first, the recipe the sweep started with.";

    assertThat(SearchGainText.of(gain("cost", Goal.MINIMIZE, 1, 2, 1))).isEqualTo(none);
    assertThat(SearchGainText.of(gain("gain", Goal.MAXIMIZE, 2, 1))).isEqualTo(none);
  }

  @Test
  void saysWhyNothingIsKnown() {
    assertThat(SearchGainText.of(gain(new StudyFixture().failed("no memory").complete(1))))
        .isEqualTo(
            "The first trial, the recipe the sweep started with, failed: what the search added to"
                + " it is not known.");
    assertThat(SearchGainText.of(gain(new StudyFixture().pruned("too poor").complete(1))))
        .contains("started with, was pruned: what");
    assertThat(SearchGainText.of(gain("cost", Goal.MINIMIZE, Double.NaN, 2)))
        .contains("started with, has no number in cost: what");
  }

  private static SearchGain with(SearchGain gain, double low, double high) {
    return new SearchGain(
        gain.metric(),
        gain.goal(),
        gain.first(),
        gain.best(),
        Optional.of(new ConfidenceInterval(low, high, 0.95)));
  }

  private static SearchGain gain(String metric, Goal goal, double... scores) {
    StudyFixture fixture = new StudyFixture().ofCommands(new Objective(metric, goal));
    for (double score : scores) {
      fixture.complete(Map.of(metric, score), Map.of());
    }
    return gain(fixture);
  }

  private static SearchGain gain(StudyFixture fixture) {
    return fixture.report().withGain().gain().orElseThrow();
  }
}
