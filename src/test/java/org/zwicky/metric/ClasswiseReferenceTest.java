package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with values made by {@code src/test/python/classwise_fixtures.py}. */
class ClasswiseReferenceTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static JsonNode reference() throws IOException {
    try (InputStream file =
        ClasswiseReferenceTest.class.getResourceAsStream("/metric/classwise.json")) {
      return MAPPER.readTree(file);
    }
  }

  static Stream<JsonNode> cases() throws IOException {
    return StreamSupport.stream(reference().get("cases").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reliabilityEqualsTheCalibrationCurve(JsonNode reference) throws IOException {
    int[] labels = MAPPER.treeToValue(reference.get("labels"), int[].class);
    float[][] probabilities = MAPPER.treeToValue(reference.get("probabilities"), float[][].class);

    Reliability reliability = Reliability.of(labels, probabilities);

    List<Reliability.Bin> filled =
        reliability.bins().stream().filter(bin -> bin.count() > 0).toList();
    assertThat(reliability.bins()).hasSize(15);
    assertThat(filled).hasSameSizeAs(reference.get("right"));
    for (int i = 0; i < filled.size(); i++) {
      assertThat(filled.get(i).accuracy())
          .isCloseTo(reference.get("right").get(i).doubleValue(), EXACT);
      assertThat(filled.get(i).confidence())
          .isCloseTo(reference.get("confidence").get(i).doubleValue(), EXACT);
    }
    assertThat(reliability.expectedError())
        .isCloseTo(Metric.ECE.of(Scores.of(labels, probabilities)), EXACT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void curvesEqualThePrecisionRecallCurve(JsonNode reference) throws IOException {
    int[] labels = MAPPER.treeToValue(reference.get("labels"), int[].class);
    float[][] probabilities = MAPPER.treeToValue(reference.get("probabilities"), float[][].class);

    for (int k = 0; k < reference.get("curves").size(); k++) {
      JsonNode expected = reference.get("curves").get(k);
      PrecisionRecall curve = PrecisionRecall.of(labels, probabilities, k);
      if (expected.isNull()) {
        assertThat(curve.recall()).isEmpty();
        continue;
      }
      assertThat(curve.thresholds())
          .containsExactly(MAPPER.treeToValue(expected.get("thresholds"), double[].class), EXACT);
      assertThat(curve.precision())
          .containsExactly(MAPPER.treeToValue(expected.get("precision"), double[].class), EXACT);
      assertThat(curve.recall())
          .containsExactly(MAPPER.treeToValue(expected.get("recall"), double[].class), EXACT);
      assertThat(curve.averagePrecision())
          .isCloseTo(expected.get("averagePrecision").doubleValue(), EXACT);
    }
  }

  @Test
  void aClassWithoutSamplesHasNoCurve() {
    PrecisionRecall curve =
        PrecisionRecall.of(new int[] {0, 0}, new float[][] {{1, 0}, {0.5f, 0.5f}}, 1);

    assertThat(curve.recall()).isEmpty();
    assertThat(curve.averagePrecision()).isNaN();
  }

  @Test
  void sharesHaveTheIntervalOfWilson() throws IOException {
    for (JsonNode each : reference().get("wilson")) {
      ConfidenceInterval interval =
          WilsonInterval.of(each.get("hits").longValue(), each.get("samples").longValue());
      assertThat(interval.low()).isCloseTo(each.get("low").doubleValue(), EXACT);
      assertThat(interval.high()).isCloseTo(each.get("high").doubleValue(), EXACT);
    }
  }
}
