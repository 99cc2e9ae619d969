package org.zwicky.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.UniformParameter;

/** Expected densities are SciPy's (scipy.stats.truncnorm and norm). */
class KernelsTest {

  private static final Parameter CONTINUOUS =
      new UniformParameter("x", 0, 10, OptionalDouble.empty(), Optional.empty());

  private static final Parameter WHOLE = new IntParameter("n", 1, 5, 1, false, Optional.empty());

  @Test
  void areAsWideAsTheLargerGapToTheirNeighbours() {
    NumericKernels kernels = (NumericKernels) kernels(CONTINUOUS, 2, 3, 7);

    assertThat(kernels.width(0)).as("at 2").isEqualTo(1);
    assertThat(kernels.width(1)).as("at 3, the prior at 5").isEqualTo(2);
    assertThat(kernels.width(2)).as("at 7").isEqualTo(2);
    assertThat(kernels.width(3)).as("the prior").isEqualTo(10);
  }

  @Test
  void areNotNarrowerThanAFewHundredthsOfTheRange() {
    NumericKernels few = (NumericKernels) kernels(CONTINUOUS, 5, 5, 5);
    NumericKernels many = (NumericKernels) kernels(CONTINUOUS, 5, 5, 5, 5, 5, 5, 5, 5);

    assertThat(few.width(0)).isCloseTo(10 / 25.0, within(1e-12));
    assertThat(many.width(0)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void areNormalDistributionsCutToTheRange() {
    assertThat(logDensities(CONTINUOUS, 2.5, 2, 3, 7))
        .containsExactly(
            new double[] {
              -1.0209256238757085, -1.5739429440991612, -4.073942944099161, -2.292857292503096
            },
            within(1e-12));
  }

  @Test
  void takeTheProbabilityOfAWholeNumber() {
    assertThat(logDensities(WHOLE, 3, 2, 4))
        .containsExactly(
            new double[] {-1.35053971249117, -1.35053971249117, -1.570125667851616}, within(1e-12));
  }

  @Test
  void takeLogarithmsOfLogarithmicParameters() {
    Parameter rate = new LogUniformParameter("rate", 1e-4, 1e-2, Optional.empty());
    Axis axis = Axis.of(rate);
    assertThat(logDensities(rate, axis.position(1e-3), axis.position(1e-4)))
        .containsExactly(new double[] {-1.5132558856002927, -1.486201825316951}, within(1e-12));
  }

  @Test
  void probabilitiesAddUpToOne() {
    for (Parameter parameter :
        List.of(
            WHOLE,
            new IntParameter("n", 1, 60, 1, true, Optional.empty()),
            new IntParameter("n", -4, 10, 7, false, Optional.empty()),
            new UniformParameter("x", 0, 0.6, OptionalDouble.of(0.05), Optional.empty()),
            new ChoiceParameter("c", List.of("a", "b", "c"), Optional.empty()))) {
      Axis axis = Axis.of(parameter);
      Kernels kernels =
          axis.kernels(
              new double[] {
                axis.position(parameter.valueAt(0)), axis.position(parameter.valueAt(1))
              });
      double[] totals = new double[3];
      for (long i = 0; i < parameter.count().getAsLong(); i++) {
        double[] logs = new double[3];
        kernels.addLogDensities(axis.position(parameter.valueAt(i)), logs);
        for (int k = 0; k < 3; k++) {
          totals[k] += Math.exp(logs[k]);
        }
      }
      assertThat(totals).containsExactly(new double[] {1, 1, 1}, within(1e-9));
    }
  }

  @Test
  void drawsFollowTheDensity() {
    for (Parameter parameter :
        List.of(WHOLE, new ChoiceParameter("c", List.of("a", "b", "c"), Optional.empty()))) {
      Axis axis = Axis.of(parameter);
      Kernels kernels = axis.kernels(new double[] {axis.position(parameter.valueAt(1))});
      SplittableRandom random = new SplittableRandom(1);
      for (int kernel = 0; kernel < kernels.size(); kernel++) {
        int[] counts = new int[(int) parameter.count().getAsLong()];
        double origin = axis.position(parameter.valueAt(0));
        for (int i = 0; i < 20_000; i++) {
          counts[(int) Math.round(kernels.draw(kernel, random) - origin)]++;
        }
        for (int v = 0; v < counts.length; v++) {
          double[] logs = new double[kernels.size()];
          kernels.addLogDensities(axis.position(parameter.valueAt(v)), logs);
          assertThat(counts[v] / 20_000.0).isCloseTo(Math.exp(logs[kernel]), within(0.015));
        }
      }
    }
  }

  private static double[] logDensities(Parameter parameter, double at, double... positions) {
    Kernels kernels = kernels(parameter, positions);
    double[] sums = new double[kernels.size()];
    kernels.addLogDensities(at, sums);
    return sums;
  }

  private static Kernels kernels(Parameter parameter, double... positions) {
    return Axis.of(parameter).kernels(positions);
  }
}
