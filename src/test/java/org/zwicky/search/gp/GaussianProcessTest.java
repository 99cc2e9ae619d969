package org.zwicky.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GaussianProcessTest {

  static Stream<JsonNode> processes() throws IOException {
    return Reference.all("processes");
  }

  private static GaussianProcess of(JsonNode process) {
    return new GaussianProcess(
        Reference.points(process),
        Reference.numbers(process.get("scores")),
        Reference.hyperparameters(process));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void hasScikitLearnsKernel(JsonNode process) {
    Points points = Reference.points(process);
    double[] covariances = new double[points.size()];
    new Kernel(Reference.hyperparameters(process))
        .covariances(points.row(0), points, points.size(), covariances);
    assertThat(covariances)
        .containsExactly(Reference.numbers(process.get("kernelRow")), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void predictsWhatScikitLearnDoes(JsonNode process) {
    GaussianProcess gaussian = of(process);
    List<double[]> queries = Reference.rows(process.get("queries"));
    List<Posterior> posteriors = gaussian.posteriors(queries);
    double[] means = posteriors.stream().mapToDouble(Posterior::mean).toArray();
    double[] deviations =
        posteriors.stream().mapToDouble(posterior -> Math.sqrt(posterior.variance())).toArray();
    assertThat(means).containsExactly(Reference.numbers(process.get("means")), within(1e-9));
    assertThat(deviations)
        .containsExactly(Reference.numbers(process.get("deviations")), within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void differentiatesMeanAndVariance(JsonNode process) {
    GaussianProcess gaussian = of(process);
    for (double[] query : Reference.rows(process.get("queries"))) {
      double[] byMean = new double[query.length];
      double[] byVariance = new double[query.length];
      Posterior here = gaussian.posterior(query, byMean, byVariance);
      assertThat(here.mean()).isCloseTo(gaussian.posterior(query).mean(), within(1e-10));
      assertThat(here.variance()).isCloseTo(gaussian.posterior(query).variance(), within(1e-10));
      for (int k = 0; k < query.length; k++) {
        Posterior above = gaussian.posterior(moved(query, k, 1e-5));
        Posterior below = gaussian.posterior(moved(query, k, -1e-5));
        assertThat(byMean[k]).isCloseTo((above.mean() - below.mean()) / 2e-5, within(1e-5));
        assertThat(byVariance[k])
            .isCloseTo((above.variance() - below.variance()) / 2e-5, within(1e-5));
      }
    }
  }

  private static double[] moved(double[] point, int coordinate, double distance) {
    double[] moved = point.clone();
    moved[coordinate] += distance;
    return moved;
  }

  @Test
  void copesWithTheSamePointManyTimes() {
    List<double[]> rows = new ArrayList<>(Collections.nCopies(60, new double[] {0.3, 0.7}));
    rows.add(new double[] {0.3, 0.7 + 1e-13});
    double[] scores = new double[rows.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = i % 2 == 0 ? 1 : 0.5;
    }
    Points points = new Points(rows, new boolean[2]);
    GaussianProcess process =
        new GaussianProcess(points, scores, new Hyperparameters(new double[] {1, 1}, 1, 1e-300));
    Posterior posterior = process.posterior(new double[] {0.3, 0.7});
    assertThat(posterior.mean()).isBetween(0.4, 1.1);
    assertThat(posterior.variance()).isBetween(0.0, 1e-6);
  }

  @Test
  void believesItsMeanWhereNothingWasMeasured() {
    Points points = new Points(List.of(new double[] {0.1}, new double[] {0.9}), new boolean[1]);
    GaussianProcess process =
        new GaussianProcess(
            points, new double[] {1, -1}, new Hyperparameters(new double[] {4}, 1, 1e-6));
    double[] between = {0.4};
    GaussianProcess believing = process.believing(List.of(between));
    assertThat(believing.posterior(between).mean())
        .isCloseTo(process.posterior(between).mean(), within(1e-5));
    assertThat(believing.posterior(between).variance()).isLessThan(1e-5);
    assertThat(process.posterior(between).variance()).isGreaterThan(1e-2);
  }

  @Test
  void putsAllCategoriesAtTheSameDistance() {
    Points points =
        new Points(
            List.of(new double[] {0}, new double[] {1}, new double[] {7}), new boolean[] {true});
    double[] covariances = new double[3];
    new Kernel(new Hyperparameters(new double[] {2}, 1, 1e-6))
        .covariances(new double[] {0}, points, 3, covariances);
    assertThat(covariances[0]).isEqualTo(1);
    assertThat(covariances[1]).isEqualTo(covariances[2]).isEqualTo(Kernel.correlation(2));
  }
}
