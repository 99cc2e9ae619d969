package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with values made by {@code src/test/python/metric_fixtures.py}. */
class ScikitLearnReferenceTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** What scikit-learn itself loses where it computes in single precision. */
  private static final Offset<Double> SINGLE_PRECISION = within(5e-7);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<Named<JsonNode>> cases() throws IOException {
    try (InputStream file =
        ScikitLearnReferenceTest.class.getResourceAsStream("/metric/scikit-learn.json")) {
      return StreamSupport.stream(MAPPER.readTree(file).get("cases").spliterator(), false)
          .map(reference -> Named.of(reference.get("name").textValue(), reference));
    }
  }

  static Stream<Named<JsonNode>> casesWithProbabilities() throws IOException {
    return cases().filter(reference -> reference.getPayload().has("probabilities"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheMeans(JsonNode reference) throws IOException {
    JsonNode expected = reference.get("expected");

    ClassificationMetrics metrics = ClassificationMetrics.of(matrix(reference));

    assertThat(metrics.accuracy()).isCloseTo(expected.get("accuracy").doubleValue(), EXACT);
    assertThat(metrics.macroF1()).isCloseTo(expected.get("macroF1").doubleValue(), EXACT);
    assertThat(metrics.weightedF1()).isCloseTo(expected.get("weightedF1").doubleValue(), EXACT);
    assertThat(metrics.balancedAccuracy())
        .isCloseTo(expected.get("balancedAccuracy").doubleValue(), EXACT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheAgreementAndTheSummariesOfRecalls(JsonNode reference) throws IOException {
    JsonNode expected = reference.get("expected");

    ClassificationMetrics metrics = ClassificationMetrics.of(matrix(reference));

    assertThat(metrics.worstRecall()).isCloseTo(expected.get("worstRecall").doubleValue(), EXACT);
    assertThat(metrics.geometricMean())
        .isCloseTo(expected.get("geometricMean").doubleValue(), EXACT);
    assertThat(metrics.mcc()).isCloseTo(expected.get("mcc").doubleValue(), EXACT);
    assertEqual(metrics.kappa(), expected.get("kappa"));
  }

  @ParameterizedTest
  @MethodSource("casesWithProbabilities")
  void equalsTheAreaUnderTheCurvesAndTheCalibrationError(JsonNode reference) throws IOException {
    JsonNode expected = reference.get("expected");

    Scores scores = Scores.of(labels(reference), probabilities(reference));

    assertEqual(scores.rocAuc(), expected.get("rocAuc"));
    if (expected.has("ece")) {
      assertThat(scores.ece()).isCloseTo(expected.get("ece").doubleValue(), EXACT);
    }
  }

  private static void assertEqual(double actual, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(actual).isNaN();
    } else {
      assertThat(actual).isCloseTo(expected.doubleValue(), EXACT);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheScoresOfEachClassAndMarksThoseItDoesNotListAbsent(JsonNode reference)
      throws IOException {
    JsonNode expected = reference.get("expected").get("perClass");

    ClassificationMetrics metrics = ClassificationMetrics.of(matrix(reference));

    assertThat(metrics.perClass()).hasSize(reference.get("classes").intValue());
    for (JsonNode row : expected) {
      ClassMetrics scores = metrics.perClass().get(row.get("index").intValue());
      assertThat(scores.index()).isEqualTo(row.get("index").intValue());
      assertThat(scores.precision()).isCloseTo(row.get("precision").doubleValue(), EXACT);
      assertThat(scores.recall()).isCloseTo(row.get("recall").doubleValue(), EXACT);
      assertThat(scores.f1()).isCloseTo(row.get("f1").doubleValue(), EXACT);
      assertThat(scores.support()).isEqualTo(row.get("support").longValue());
    }
    assertThat(metrics.perClass().stream().filter(c -> !c.absent()).map(ClassMetrics::index))
        .containsExactlyElementsOf(
            StreamSupport.stream(expected.spliterator(), false)
                .map(row -> row.get("index").intValue())
                .toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheConfusionMatrix(JsonNode reference) throws IOException {
    long[][] expected =
        MAPPER.treeToValue(reference.get("expected").get("confusion"), long[][].class);

    assertThat(matrix(reference).counts()).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("casesWithProbabilities")
  void equalsTheLogLoss(JsonNode reference) throws IOException {
    JsonNode expected = reference.get("expected");

    double logLoss = LogLoss.of(labels(reference), probabilities(reference));

    assertThat(logLoss).isCloseTo(expected.get("logLoss").doubleValue(), EXACT);
    assertThat(logLoss)
        .isCloseTo(expected.get("logLossInSinglePrecision").doubleValue(), SINGLE_PRECISION);
  }

  @ParameterizedTest
  @MethodSource("casesWithProbabilities")
  void predictsTheClassThatNumPyArgmaxDoes(JsonNode reference) throws IOException {
    assertThat(ConfusionMatrix.ofProbabilities(labels(reference), probabilities(reference)))
        .isEqualTo(matrix(reference));
  }

  private static ConfusionMatrix matrix(JsonNode reference) throws IOException {
    int[] predictions = MAPPER.treeToValue(reference.get("predictions"), int[].class);
    return ConfusionMatrix.of(labels(reference), predictions, reference.get("classes").intValue());
  }

  private static int[] labels(JsonNode reference) throws IOException {
    return MAPPER.treeToValue(reference.get("labels"), int[].class);
  }

  private static float[][] probabilities(JsonNode reference) throws IOException {
    return MAPPER.treeToValue(reference.get("probabilities"), float[][].class);
  }
}
