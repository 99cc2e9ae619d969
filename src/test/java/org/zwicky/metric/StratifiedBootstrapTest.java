package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StratifiedBootstrapTest {

  private static final int[] LABELS = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2};
  private static final float[][] PROBABILITIES = {
    {0.8f, 0.1f, 0.1f}, {0.7f, 0.2f, 0.1f}, {0.4f, 0.5f, 0.1f}, {0.9f, 0.05f, 0.05f},
    {0.2f, 0.3f, 0.5f}, {0.6f, 0.3f, 0.1f}, {0.1f, 0.8f, 0.1f}, {0.5f, 0.4f, 0.1f},
    {0.2f, 0.7f, 0.1f}, {0.3f, 0.6f, 0.1f}, {0.1f, 0.1f, 0.8f}, {0.2f, 0.1f, 0.7f}
  };

  /** Made by {@code src/test/python/bootstrap_fixtures.py}. */
  static Stream<Named<JsonNode>> cases() throws IOException {
    try (InputStream file =
        StratifiedBootstrapTest.class.getResourceAsStream("/metric/bootstrap.json")) {
      return StreamSupport.stream(
              new ObjectMapper().readTree(file).get("cases").spliterator(), false)
          .map(reference -> Named.of(reference.get("name").textValue(), reference));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithScipy(JsonNode reference) {
    List<Integer> labels = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    int classes = reference.get("predictions").size();
    for (int truth = 0; truth < classes; truth++) {
      for (JsonNode prediction : reference.get("predictions").get(truth)) {
        labels.add(truth);
        float[] row = new float[classes];
        row[prediction.intValue()] = 1;
        rows.add(row);
      }
    }

    Map<String, ConfidenceInterval> intervals =
        StratifiedBootstrap.of(
            labels.stream().mapToInt(Integer::intValue).toArray(),
            rows.toArray(float[][]::new),
            List.of(
                Metric.ACCURACY,
                Metric.MACRO_F1,
                Metric.BALANCED_ACCURACY,
                new ClassRecall(classes - 1, "rarest")),
            0.95,
            20_000,
            1);

    JsonNode expected = reference.get("intervals");
    assertThat(intervals).hasSize(expected.size());
    intervals.forEach(
        (name, interval) -> {
          assertThat(interval.low())
              .as(name)
              .isCloseTo(expected.get(name).get(0).asDouble(), within(0.004));
          assertThat(interval.high())
              .as(name)
              .isCloseTo(expected.get(name).get(1).asDouble(), within(0.004));
          assertThat(interval.level()).isEqualTo(0.95);
        });
  }

  @Test
  void isTheSameForTheSameSeedAndHoldsTheScoreItself() {
    List<Metric> scores = List.of(Metric.values());

    Map<String, ConfidenceInterval> first = intervals(scores, 5);

    assertThat(first).isEqualTo(intervals(scores, 5)).isNotEqualTo(intervals(scores, 6));
    assertThat(first.keySet()).containsExactlyElementsOf(scores.stream().map(Metric::key).toList());
    Scores measured = Scores.of(LABELS, PROBABILITIES);
    for (Metric metric : List.of(Metric.ACCURACY, Metric.MACRO_F1, Metric.LOG_LOSS)) {
      assertThat(metric.of(measured))
          .isBetween(first.get(metric.key()).low(), first.get(metric.key()).high());
    }
  }

  @Test
  void drawsTheSameSamplesWhetherOrNotProbabilitiesCount() {
    assertThat(intervals(List.of(Metric.ACCURACY), 5).get("accuracy"))
        .isEqualTo(intervals(List.of(Metric.ACCURACY, Metric.LOG_LOSS), 5).get("accuracy"));
  }

  @Test
  void keepsTheNumberOfSamplesOfEachClass() {
    assertThat(intervals(List.of(new ClassRecall(2, "rarest")), 5).get("recall:rarest"))
        .isEqualTo(new ConfidenceInterval(1, 1, 0.9));
  }

  @Test
  void leavesOutWhatIsUndefined() {
    float[][] oneMore = new float[LABELS.length][];
    for (int i = 0; i < oneMore.length; i++) {
      oneMore[i] = new float[] {PROBABILITIES[i][0], PROBABILITIES[i][1], PROBABILITIES[i][2], 0};
    }

    assertThat(
            StratifiedBootstrap.of(
                LABELS, oneMore, List.of(new ClassRecall(3, "none"), Metric.MCC), 0.9, 50, 1))
        .containsOnlyKeys("mcc");
  }

  @Test
  void refusesALevelThatIsNone() {
    assertThatThrownBy(
            () ->
                StratifiedBootstrap.of(
                    LABELS, PROBABILITIES, List.of(Metric.ACCURACY), 95, 2000, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 1");
  }

  private static Map<String, ConfidenceInterval> intervals(List<? extends Score> scores, int seed) {
    return StratifiedBootstrap.of(LABELS, PROBABILITIES, scores, 0.9, 500, seed);
  }
}
