package org.zwicky.metric.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Score;
import org.zwicky.metric.Scores;

class GreedyEnsembleTest {

  private static final int[] LABELS = {0, 0, 1, 1};

  /** Right for images 0, 1 and 2: an accuracy of 0.75. */
  private static final float[][] FIRST = {{.9f, .1f}, {.6f, .4f}, {.4f, .6f}, {.55f, .45f}};

  /** Right for images 1 and 3; makes up for the first's mistake, and costs it nothing. */
  private static final float[][] SECOND = {{.4f, .6f}, {.9f, .1f}, {.55f, .45f}, {.1f, .9f}};

  /** Right for image 2 alone. */
  private static final float[][] WORST = {{.1f, .9f}, {.1f, .9f}, {.1f, .9f}, {.9f, .1f}};

  @Test
  void addsTheCandidateThatMakesUpForTheMistakesOfTheBest() {
    EnsembleSelection selection =
        GreedyEnsemble.select(
            List.of(WORST, SECOND, FIRST), LABELS, Metric.ACCURACY, Goal.MAXIMIZE, 5);

    assertThat(selection.picks()).containsExactly(2, 1);
    assertThat(selection.weights()).isEqualTo(Map.of(1, 1, 2, 1));
    assertThat(selection.score()).isEqualTo(1);
    float[][] mean = selection.average(List.of(WORST, SECOND, FIRST));
    assertThat(mean[0]).containsExactly(new float[] {.65f, .35f}, within(1e-6f));
    assertThat(mean[3]).containsExactly(new float[] {.325f, .675f}, within(1e-6f));
  }

  @Test
  void oneRoundIsTheBestCandidateAndTiesGoToTheEarlier() {
    assertThat(
            GreedyEnsemble.select(
                    List.of(WORST, FIRST, FIRST), LABELS, Metric.ACCURACY, Goal.MAXIMIZE, 1)
                .picks())
        .containsExactly(1);
    assertThat(
            GreedyEnsemble.select(List.of(FIRST, FIRST), LABELS, Metric.ACCURACY, Goal.MAXIMIZE, 9)
                .picks())
        .containsExactly(0);
  }

  @Test
  void extendsAnEnsembleThatIsGivenByTheBestOfItsLibraryOnly() {
    List<float[][]> candidates = List.of(WORST, SECOND, FIRST);

    EnsembleSelection extended =
        GreedyEnsemble.extend(List.of(1), candidates, 3, LABELS, Metric.ACCURACY, Goal.MAXIMIZE, 5);
    assertThat(extended.picks()).containsExactly(1, 2);
    assertThat(extended.score()).isEqualTo(1);
    // The best alone is the first, so that a library of one has nothing but it.
    assertThat(
            GreedyEnsemble.extend(
                    List.of(0), candidates, 1, LABELS, Metric.ACCURACY, Goal.MAXIMIZE, 9)
                .picks())
        .startsWith(0)
        .doesNotContain(1)
        .contains(2);
    assertThat(
            GreedyEnsemble.extend(
                    List.of(2, 1), candidates, 3, LABELS, Metric.ACCURACY, Goal.MAXIMIZE, 1)
                .picks())
        .containsExactly(2, 1);
  }

  @Test
  void candidatesWithoutAScoreNeverWin() {
    int[] oneClass = {0, 0, 0, 0};
    EnsembleSelection selection =
        GreedyEnsemble.select(List.of(FIRST, SECOND), oneClass, Metric.ROC_AUC, Goal.MAXIMIZE, 3);

    assertThat(selection.picks()).containsExactly(0);
    assertThat(selection.score()).isNaN();
  }

  @Test
  void refusesNothingToSelectFrom() {
    assertThatThrownBy(
            () -> GreedyEnsemble.select(List.of(), LABELS, Metric.ACCURACY, Goal.MAXIMIZE, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                GreedyEnsemble.select(
                    List.<float[][]>of(FIRST), LABELS, Metric.ACCURACY, Goal.MAXIMIZE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void isNeverWorseThanTheBestCandidateOnTheSameImages(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int count) {
    List<float[][]> candidates = candidates(seed, count, 30, 3);
    int[] labels = labels(seed, 30, 3);
    for (Metric metric : List.of(Metric.MACRO_F1, Metric.LOG_LOSS, Metric.ROC_AUC)) {
      Goal goal = metric.isMaximizedByDefault() ? Goal.MAXIMIZE : Goal.MINIMIZE;
      EnsembleSelection selection = GreedyEnsemble.select(candidates, labels, metric, goal, 10);

      assertThat(candidates)
          .noneMatch(each -> goal.isBetter(score(labels, each, metric), selection.score()));
      assertThat(selection.score()).isEqualTo(score(labels, selection.average(candidates), metric));
    }
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void isWhatTryingEveryCandidateInEveryRoundGives(@ForAll long seed) {
    List<float[][]> candidates = candidates(seed, 4, 12, 3);
    int[] labels = labels(seed, 12, 3);
    for (Metric metric : List.of(Metric.BALANCED_ACCURACY, Metric.LOG_LOSS)) {
      Goal goal = metric.isMaximizedByDefault() ? Goal.MAXIMIZE : Goal.MINIMIZE;

      assertThat(GreedyEnsemble.select(candidates, labels, metric, goal, 6).picks())
          .isEqualTo(bruteForce(candidates, labels, metric, goal, 6));
    }
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void theOrderOfCandidatesWithDistinctScoresDoesNotMatter(@ForAll long seed) {
    List<float[][]> candidates = candidates(seed, 6, 40, 3);
    int[] labels = labels(seed, 40, 3);
    List<float[][]> reversed = new ArrayList<>(candidates);
    Collections.reverse(reversed);

    EnsembleSelection selection =
        GreedyEnsemble.select(candidates, labels, Metric.LOG_LOSS, Goal.MINIMIZE, 8);
    EnsembleSelection other =
        GreedyEnsemble.select(reversed, labels, Metric.LOG_LOSS, Goal.MINIMIZE, 8);

    assertThat(other.picks().stream().map(pick -> 5 - pick)).isEqualTo(selection.picks());
    assertThat(other.score()).isEqualTo(selection.score());
  }

  /** The same from its description: every mean from scratch, nothing kept between rounds. */
  private static List<Integer> bruteForce(
      List<float[][]> candidates, int[] labels, Score score, Goal goal, int rounds) {
    int sign = goal == Goal.MAXIMIZE ? 1 : -1;
    List<Integer> order = new ArrayList<>(IntStream.range(0, candidates.size()).boxed().toList());
    order.sort(
        (a, b) ->
            Double.compare(
                sign * score(labels, candidates.get(b), score),
                sign * score(labels, candidates.get(a), score)));
    List<Integer> picks = new ArrayList<>();
    List<Integer> best = List.of();
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < rounds; round++) {
      List<Integer> extended = List.of();
      double reached = Double.NEGATIVE_INFINITY;
      for (int candidate : order) {
        List<Integer> tried = new ArrayList<>(picks);
        tried.add(candidate);
        float[][] mean = new EnsembleSelection(tried, 0).average(candidates);
        double value = sign * score(labels, mean, score);
        if (value > reached) {
          extended = tried;
          reached = value;
        }
      }
      picks = extended;
      if (reached > bestScore) {
        best = extended;
        bestScore = reached;
      }
    }
    return best;
  }

  private static double score(int[] labels, float[][] probabilities, Score score) {
    return score.of(Scores.of(labels, probabilities));
  }

  private static int[] labels(long seed, int images, int classes) {
    int[] labels = new Random(seed).ints(images, 0, classes).toArray();
    // Every class, so that every score is defined.
    IntStream.range(0, classes).forEach(k -> labels[k] = k);
    return labels;
  }

  private static List<float[][]> candidates(long seed, int count, int images, int classes) {
    Random random = new Random(seed + 1);
    List<float[][]> candidates = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      float[][] rows = new float[images][classes];
      for (float[] row : rows) {
        float sum = 0;
        for (int k = 0; k < classes; k++) {
          row[k] = random.nextFloat() + 1e-3f;
          sum += row[k];
        }
        for (int k = 0; k < classes; k++) {
          row[k] /= sum;
        }
      }
      candidates.add(rows);
    }
    return candidates;
  }
}
