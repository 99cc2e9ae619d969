package org.zwicky.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarginalLikelihoodTest {

  static Stream<JsonNode> processes() throws IOException {
    return Reference.all("processes");
  }

  private static MarginalLikelihood of(JsonNode process) {
    return new MarginalLikelihood(
        Reference.points(process), Reference.numbers(process.get("scores")));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void isScikitLearnsAndThePrior(JsonNode process) {
    double[] logs = Reference.logs(process);
    double value = of(process).evaluate(logs, new double[logs.length]);
    double prior = Prior.penalty(Reference.hyperparameters(process), new double[logs.length], logs);
    double constant = Reference.points(process).size() * Math.log(2 * Math.PI) / 2;
    assertThat(-(value - prior) - constant)
        .isCloseTo(process.get("logLikelihood").doubleValue(), within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void differentiatesItself(JsonNode process) {
    differentiates(of(process), Reference.logs(process));
  }

  @Test
  void differentiatesItselfWhereThereAreCategories() {
    SplittableRandom random = new SplittableRandom(3);
    List<double[]> rows =
        IntStream.range(0, 25)
            .mapToObj(i -> new double[] {random.nextInt(-1, 3), random.nextDouble()})
            .toList();
    double[] scores = rows.stream().mapToDouble(row -> row[0] * row[1] - 0.5).toArray();
    MarginalLikelihood likelihood =
        new MarginalLikelihood(new Points(rows, new boolean[] {true, false}), scores);
    differentiates(likelihood, new double[] {0.3, 1.2, -0.4, -3});
  }

  private static void differentiates(MarginalLikelihood likelihood, double[] logs) {
    double[] gradient = new double[logs.length];
    double[] ignored = new double[logs.length];
    likelihood.evaluate(logs, gradient);
    for (int k = 0; k < logs.length; k++) {
      double[] above = logs.clone();
      above[k] += 1e-5;
      double[] below = logs.clone();
      below[k] -= 1e-5;
      double slope =
          (likelihood.evaluate(above, ignored) - likelihood.evaluate(below, ignored)) / 2e-5;
      assertThat(gradient[k]).isCloseTo(slope, within(1e-4 * Math.max(1, Math.abs(slope))));
    }
  }

  @Test
  void fitFindsThatOnlyOneDimensionMatters() {
    SplittableRandom random = new SplittableRandom(5);
    List<double[]> rows =
        IntStream.range(0, 60)
            .mapToObj(i -> new double[] {random.nextDouble(), random.nextDouble()})
            .toList();
    double[] scores = rows.stream().mapToDouble(row -> Math.sin(9 * row[0])).toArray();
    Hyperparameters fitted = HyperparameterFit.fit(new Points(rows, new boolean[2]), scores);
    assertThat(fitted.weight(0)).isGreaterThan(20 * fitted.weight(1));
    assertThat(fitted.noise()).isLessThan(1e-3);
  }

  @Test
  void fitTakesNoiseForNoise() {
    SplittableRandom random = new SplittableRandom(5);
    List<double[]> rows =
        IntStream.range(0, 80).mapToObj(i -> new double[] {random.nextDouble()}).toList();
    double[] scores =
        rows.stream().mapToDouble(row -> row[0] - 0.5 + 0.3 * random.nextGaussian()).toArray();
    Hyperparameters fitted = HyperparameterFit.fit(new Points(rows, new boolean[1]), scores);
    assertThat(Math.sqrt(fitted.noise())).isBetween(0.15, 0.45);
  }
}
