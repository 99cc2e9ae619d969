package org.zwicky.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;
import org.zwicky.study.Objective;

class StudyComparisonTest {

  @Test
  void setsTheBestOfEachBesideEachOtherByEveryMetricThatBothHave() {
    StudyReport first =
        command("loss", Goal.MINIMIZE)
            .complete(Map.of("loss", 0.5, "size", 3.0), Map.of("a", 1))
            .complete(Map.of("loss", 0.4, "size", 4.0), Map.of("a", 2))
            .report();
    StudyReport second =
        command("loss", Goal.MINIMIZE)
            .complete(Map.of("loss", 0.3, "time", 9.0), Map.of())
            .report();

    StudyComparison comparison = StudyComparison.of(first, second, List.of());

    assertThat(comparison.haveSameObjective()).isTrue();
    assertThat(comparison.images()).isEqualTo(StudyComparison.Images.UNKNOWN);
    assertThat(comparison.scores())
        .extracting(StudyComparison.Scores::metric)
        .containsExactly("loss");
    StudyComparison.Scores loss = comparison.scores().get(0);
    assertThat(loss.first()).hasValueSatisfying(row -> assertThat(row.number()).isEqualTo(2));
    assertThat(loss.difference()).isEqualTo(0.3 - 0.4);
    assertThat(loss.goal()).isEqualTo(Goal.MINIMIZE);
  }

  @Test
  void comparesObjectivesThatOnlyOneStudyHas() {
    StudyReport first =
        command("loss", Goal.MINIMIZE).complete(Map.of("loss", 0.5), Map.of()).report();
    StudyReport second =
        command("gain", Goal.MAXIMIZE).complete(Map.of("gain", 2.0), Map.of()).report();

    StudyComparison comparison = StudyComparison.of(first, second, List.of());

    assertThat(comparison.haveSameObjective()).isFalse();
    assertThat(comparison.scores())
        .extracting(StudyComparison.Scores::metric)
        .containsExactly("loss", "gain");
    assertThat(comparison.scores().get(1).first()).isEmpty();
    assertThat(comparison.scores().get(1).difference()).isNaN();
    assertThat(comparison.scores().get(1).goal()).isEqualTo(Goal.MAXIMIZE);
  }

  @Test
  void knowsWhetherTheImagesAreTheSame() {
    StudyReport study = new StudyFixture().complete(1).report();
    ValidationAnswers answers = answers(0, 1);

    assertThat(images(study.with(answers), study.with(answers(0, 1))))
        .isEqualTo(StudyComparison.Images.SAME);
    assertThat(images(study.with(answers), study.with(answers(0, 2))))
        .isEqualTo(StudyComparison.Images.DIFFERENT);
    assertThat(images(study.with(answers), study)).isEqualTo(StudyComparison.Images.UNKNOWN);
  }

  @Test
  void pairsTheBestByTheImagesThatBothWereJudgedBy() {
    int[] labels = new int[40];
    int[] images = new int[40];
    float[][] right = new float[40][];
    float[][] often = new float[40][];
    for (int i = 0; i < 40; i++) {
      labels[i] = i % 2;
      images[i] = i;
      right[i] = labels[i] == 0 ? new float[] {1, 0} : new float[] {0, 1};
      often[i] = i % 4 < 2 ? new float[] {1, 0} : right[i];
    }
    StudyReport study = new StudyFixture().complete(1).report();
    StudyReport good = study.with(answers(labels, images, right));
    StudyReport worse = study.with(answers(labels, images, often));

    assertThat(accuracy(worse, good).interval())
        .hasValueSatisfying(
            interval -> {
              assertThat(interval.low()).isBetween(0.05, 0.25);
              assertThat(interval.high()).isBetween(0.25, 0.5);
            });
    assertThat(accuracy(good, worse).interval())
        .hasValueSatisfying(interval -> assertThat(interval.high()).isNegative());
    assertThat(accuracy(good, good).interval())
        .hasValueSatisfying(interval -> assertThat(interval.high()).isZero());
    assertThat(accuracy(study.with(answers(0, 1)), study.with(answers(0, 2))).interval()).isEmpty();
  }

  private static StudyComparison.Scores accuracy(StudyReport first, StudyReport second) {
    return StudyComparison.of(first, second, List.of()).scores().stream()
        .filter(scores -> scores.metric().equals("accuracy"))
        .findFirst()
        .orElseThrow();
  }

  private static ValidationAnswers answers(int[] labels, int[] images, float[][] probabilities) {
    return new ValidationAnswers(List.of("a", "b"), labels, images, Map.of(1, probabilities));
  }

  private static StudyComparison.Images images(StudyReport first, StudyReport second) {
    return StudyComparison.of(first, second, List.of()).images();
  }

  private static ValidationAnswers answers(int... images) {
    return new ValidationAnswers(
        List.of("a", "b"), new int[] {0, 1}, images, Map.of(1, new float[][] {{1, 0}, {0, 1}}));
  }

  private static StudyFixture command(String metric, Goal goal) {
    return new StudyFixture().ofCommands(new Objective(metric, goal));
  }
}
