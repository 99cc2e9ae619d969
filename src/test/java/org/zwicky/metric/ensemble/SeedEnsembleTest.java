package org.zwicky.metric.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;

class SeedEnsembleTest {

  @Test
  void addsAModelWhoseGainIsBeyondLuck() {
    int[] labels = labels(400);
    float[][] weak = answers(labels, 0.6, 1);
    float[][] strong = answers(labels, 0.95, 2);

    EnsembleSelection selection =
        SeedEnsemble.select(
            List.of(0), List.of(weak, strong), labels, Metric.MACRO_F1, Goal.MAXIMIZE);

    assertThat(selection.picks()).startsWith(0).contains(1);
    assertThat(selection.score()).isGreaterThan(0.9);
  }

  @Test
  void addsNothingWhereTheGainMayBeLuck() {
    // The other is right about one more image of forty.
    int[] labels = labels(40);
    float[][] seed = answers(labels, 0.8, 3);
    float[][] other = new float[40][];
    for (int i = 0; i < 40; i++) {
      other[i] = seed[i].clone();
    }
    int wrong = 0;
    while (seed[wrong][labels[wrong]] > 0.5) {
      wrong++;
    }
    other[wrong][labels[wrong]] = 0.9f;
    other[wrong][1 - labels[wrong]] = 0.1f;
    List<float[][]> candidates = List.of(seed, other);

    assertThat(GreedyEnsemble.select(candidates, labels, Metric.ACCURACY, Goal.MAXIMIZE, 9).picks())
        .contains(1);
    assertThat(
            SeedEnsemble.select(List.of(0), candidates, labels, Metric.ACCURACY, Goal.MAXIMIZE)
                .picks())
        .containsExactly(0);
  }

  @Test
  void isPlainlyGreedyWithoutSeeds() {
    int[] labels = labels(40);
    List<float[][]> candidates = List.of(answers(labels, 0.6, 4), answers(labels, 0.8, 5));

    assertThat(SeedEnsemble.select(List.of(), candidates, labels, Metric.ACCURACY, Goal.MAXIMIZE))
        .isEqualTo(GreedyEnsemble.select(candidates, labels, Metric.ACCURACY, Goal.MAXIMIZE, 50));
  }

  @Property(tries = 30, seed = PropertySeed.SEED)
  void hasEverySeedAndIsNotWorseThanTheirMeanOnTheSameImages(@ForAll long seed) {
    int[] labels = labels(60);
    List<float[][]> candidates = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      candidates.add(answers(labels, 0.55 + 0.08 * i, seed + i));
    }
    for (Metric metric : List.of(Metric.MACRO_F1, Metric.LOG_LOSS)) {
      Goal goal = metric.isMaximizedByDefault() ? Goal.MAXIMIZE : Goal.MINIMIZE;
      EnsembleSelection selection =
          SeedEnsemble.select(List.of(0, 2), candidates, labels, metric, goal);
      EnsembleSelection mean =
          GreedyEnsemble.extend(List.of(0, 2), candidates, 1, labels, metric, goal, 1);

      assertThat(selection.picks()).startsWith(0, 2);
      assertThat(goal.isBetter(mean.score(), selection.score())).isFalse();
    }
  }

  private static int[] labels(int count) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 4 == 0 ? 1 : 0;
    }
    return labels;
  }

  /** Right about that share of the images, about which ones is by chance. */
  private static float[][] answers(int[] labels, double right, long seed) {
    Random random = new Random(seed);
    float[][] answers = new float[labels.length][2];
    for (int i = 0; i < labels.length; i++) {
      float share = (float) (0.55 + 0.4 * random.nextDouble());
      int said = random.nextDouble() < right ? labels[i] : 1 - labels[i];
      answers[i][said] = share;
      answers[i][1 - said] = 1 - share;
    }
    return answers;
  }
}
