package org.zwicky.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.candidate.training.AdjustmentTime;
import org.zwicky.candidate.training.ClassWeighting;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.training.Specs;
import org.zwicky.training.backend.Backend;

/** Compares with values made by {@code src/test/python/loss_fixtures.py}. */
class PyTorchLossTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static int[] counts = {};

  private final List<double[]> heard = new ArrayList<>();
  private final List<Double> heardLosses = new ArrayList<>();

  @BeforeAll
  static void prepare() {
    Backend.prepare();
  }

  static Stream<Named<JsonNode>> cases() throws IOException {
    try (InputStream file =
        PyTorchLossTest.class.getResourceAsStream("/training/pytorch-losses.json")) {
      JsonNode fixture = MAPPER.readTree(file);
      counts = MAPPER.convertValue(fixture.get("counts"), int[].class);
      return StreamSupport.stream(fixture.get("cases").spliterator(), false)
          .map(
              each ->
                  Named.of(
                      "%s, smoothing %s, %s"
                          .formatted(
                              each.get("imbalance"),
                              each.get("labelSmoothing"),
                              each.get("targets").get(0)),
                      each));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasTheLossesGradientsAndPredictionsOfPyTorch(JsonNode fixture) {
    double[][] logits = rows(fixture, "logits");
    double[][] targets = rows(fixture, "targets");
    double[][] gradients = rows(fixture, "gradient");
    double[] losses = MAPPER.convertValue(fixture.get("losses"), double[].class);
    TargetLoss loss = loss(fixture);
    double[] gradient = new double[counts.length];
    for (int i = 0; i < logits.length; i++) {
      assertThat(loss.loss(logits[i], targets[i])).isCloseTo(losses[i], within(1e-12));
      assertThat(loss.gradient(logits[i], targets[i], gradient))
          .isCloseTo(losses[i], within(1e-12));
      int count = logits.length;
      assertThat(Arrays.stream(gradient).map(slope -> slope / count).toArray())
          .containsExactly(gradients[i], within(1e-12));
      assertThat(heard.get(i)).containsExactly(rows(fixture, "probabilities")[i], within(1e-12));
      assertThat(heardLosses.get(i)).isCloseTo(losses[i], within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void dl4jGetsTheSameOnes(JsonNode fixture) {
    INDArray logits = Nd4j.createFromArray(rows(fixture, "logits"));
    INDArray targets = Nd4j.createFromArray(rows(fixture, "targets"));
    double[][] gradients = rows(fixture, "gradient");
    double[] losses = MAPPER.convertValue(fixture.get("losses"), double[].class);

    ClassLoss loss = new ClassLoss(loss(fixture));

    assertThat(
            loss.computeScoreArray(targets, logits, new ActivationSoftmax(), null).toDoubleVector())
        .containsExactly(losses, within(1e-12));
    double[][] found =
        loss.computeGradient(targets, logits, new ActivationSoftmax(), null).toDoubleMatrix();
    for (int i = 0; i < gradients.length; i++) {
      int count = gradients.length;
      assertThat(Arrays.stream(found[i]).map(slope -> slope / count).toArray())
          .containsExactly(gradients[i], within(1e-12));
    }
  }

  private TargetLoss loss(JsonNode fixture) {
    TrainingSpec training =
        Specs.withLabelSmoothing(
            Specs.with(Specs.adam(1, 1, 1e-3), imbalance(fixture.get("imbalance"))),
            fixture.get("labelSmoothing").doubleValue());
    return TargetLoss.of(
        training,
        new ClassPriors(counts),
        (target, probabilities, logProbability, value) -> {
          heard.add(probabilities.clone());
          heardLosses.add(value);
        });
  }

  private static ImbalanceSpec imbalance(JsonNode json) {
    return new ImbalanceSpec(
        named(ImbalanceKind.values(), ImbalanceKind::key, json, "type").orElseThrow(),
        json.path("gamma").asDouble(ImbalanceSpec.DEFAULT_GAMMA),
        named(ClassWeighting.values(), ClassWeighting::key, json, "weights")
            .orElse(ClassWeighting.NONE),
        json.path("beta").asDouble(ImbalanceSpec.DEFAULT_BETA),
        ImbalanceSpec.DEFAULT_POWER,
        json.path("tau").asDouble(ImbalanceSpec.DEFAULT_TAU),
        named(AdjustmentTime.values(), AdjustmentTime::key, json, "when")
            .orElse(AdjustmentTime.TRAINING));
  }

  private static <E> Optional<E> named(
      E[] values, Function<E, String> key, JsonNode json, String field) {
    return Arrays.stream(values)
        .filter(value -> key.apply(value).equals(json.path(field).asText()))
        .findFirst();
  }

  private static double[][] rows(JsonNode fixture, String field) {
    return MAPPER.convertValue(fixture.get(field), double[][].class);
  }
}
