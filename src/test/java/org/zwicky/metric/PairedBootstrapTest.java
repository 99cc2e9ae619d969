package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {

  private static final int[] LABELS =
      IntStream.range(0, 90).map(i -> i < 60 ? 0 : i < 85 ? 1 : 2).toArray();

  /** See {@code src/test/python/paired_fixtures.py}. */
  @Test
  void agreesWithNumpyOnTheDifferenceOfTwoClassifiersOnTheSameDraws() {
    StratifiedDraws draws = StratifiedDraws.of(LABELS, 3, 20_000, 1);
    Replicates first = measured(draws, i -> i * 7 % 10 < 8 ? LABELS[i] : (LABELS[i] + 1) % 3);
    Replicates second = measured(draws, i -> i * 13 % 10 < 7 ? LABELS[i] : (LABELS[i] + 2) % 3);

    ConfidenceInterval interval =
        Replicates.percentiles(first.minus(second, Metric.MACRO_F1), 0.95).orElseThrow();

    assertThat(interval.low()).isCloseTo(-0.05453476, within(0.005));
    assertThat(interval.high()).isCloseTo(0.29242537, within(0.005));
    assertThat(first.minus(first, Metric.MACRO_F1)).containsOnly(0);
  }

  @Test
  void measuresEachDrawAsIfItsSamplesStoodThere() {
    float[][] rows = new float[LABELS.length][3];
    Random random = new Random(5);
    for (int i = 0; i < rows.length; i++) {
      // Coarse, so that there are ties.
      rows[i][0] = random.nextInt(5) / 8f;
      rows[i][1] = random.nextInt(4) / 8f;
      rows[i][2] = 1 - rows[i][0] - rows[i][1];
    }
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rows[i][2] < 0 ? new float[] {0.5f, 0.25f, 0.25f} : rows[i];
    }
    List<Score> scores = new ArrayList<>(Arrays.asList(Metric.values()));
    scores.add(new ClassRecall(2, "rare"));
    scores.add(new LargeClassesF1(20));
    StratifiedDraws draws = StratifiedDraws.of(LABELS, 3, 30, 2);

    Replicates replicates = Replicates.of(draws, rows, scores);

    for (int r = 0; r < draws.resamples(); r++) {
      int draw = r;
      int[] taken =
          IntStream.range(0, LABELS.length)
              .flatMap(i -> IntStream.generate(() -> i).limit(draws.times(i)[draw]))
              .toArray();
      Scores expected =
          Scores.of(
              Arrays.stream(taken).map(i -> LABELS[i]).toArray(),
              Arrays.stream(taken).mapToObj(i -> rows[i]).toArray(float[][]::new));
      assertThat(taken).hasSize(90);
      for (Score score : scores) {
        assertThat(replicates.of(score)[r])
            .as(score.key())
            .isCloseTo(score.of(expected), within(1e-9));
      }
    }
  }

  @Test
  void drawsTheSameWhetherMoreDrawsFollowOrNot() {
    StratifiedDraws few = StratifiedDraws.of(LABELS, 3, 10, 3);
    StratifiedDraws many = StratifiedDraws.of(LABELS, 3, 50, 3);

    assertThat(few.times(4)).isEqualTo(Arrays.copyOf(many.times(4), 10));
  }

  private static Replicates measured(StratifiedDraws draws, IntUnaryOperator prediction) {
    float[][] rows = new float[LABELS.length][3];
    for (int i = 0; i < rows.length; i++) {
      rows[i][prediction.applyAsInt(i)] = 1;
    }
    return Replicates.of(draws, rows, List.of(Metric.MACRO_F1));
  }
}
