package org.zwicky.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;

class FocalCrossEntropyTest {

  private static final double[] ONES = {1, 1, 1};

  @Test
  void isTheCrossEntropyWithGammaZero() {
    // Logits log 1, log 2, log 5: probabilities 1/8, 2/8, 5/8.
    double[] logits = {0, Math.log(2), Math.log(5)};

    assertThat(loss(new FocalCrossEntropy(ONES, 0), logits, 2))
        .isCloseTo(-Math.log(0.625), within(1e-15));
  }

  @Test
  void hasTheHandComputedFocalLoss() {
    double[] logits = {0, Math.log(2), Math.log(5)};

    // (1 - 0.25)² · log 4 = 0.5625 · 1.3862943611198906
    assertThat(loss(new FocalCrossEntropy(ONES, 2), logits, 1))
        .isCloseTo(0.7797905781299385, within(1e-15));
    // √(1 - 0.625) · log 1.6 · weight 3 = 0.6123724356957945 · 0.47000362924573563 · 3
    assertThat(loss(new FocalCrossEntropy(new double[] {1, 2, 3}, 0.5), logits, 2))
        .isCloseTo(0.8634518015, within(1e-9));
  }

  @Provide
  Arbitrary<double[]> modestLogits() {
    return Arbitraries.doubles().between(-6, 6).array(double[].class).ofSize(4);
  }

  @Provide
  Arbitrary<double[]> extremeLogits() {
    return Arbitraries.doubles().between(-3000, 3000).array(double[].class).ofSize(3);
  }

  @Property(tries = 300, seed = PropertySeed.SEED)
  void gradientAgreesWithFiniteDifferences(
      @ForAll("modestLogits") double[] logits,
      @ForAll @IntRange(max = 3) int target,
      @ForAll @DoubleRange(min = 0, max = 4) double gamma) {
    FocalCrossEntropy loss = new FocalCrossEntropy(new double[] {0.5, 1, 2, 3}, gamma);
    double[] gradient = gradient(loss, logits, target);

    double step = 1e-5;
    for (int k = 0; k < logits.length; k++) {
      double[] up = logits.clone();
      double[] down = logits.clone();
      up[k] += step;
      down[k] -= step;
      double slope = (loss(loss, up, target) - loss(loss, down, target)) / (2 * step);
      assertThat(gradient[k]).isCloseTo(slope, within(1e-7));
    }
  }

  @Property(tries = 200, seed = PropertySeed.SEED)
  void gradientSumsToZeroBecauseShiftedLogitsAreTheSamePrediction(
      @ForAll("extremeLogits") double[] logits,
      @ForAll @IntRange(max = 2) int target,
      @ForAll @DoubleRange(min = 0, max = 4) double gamma) {
    double[] gradient = gradient(new FocalCrossEntropy(ONES, gamma), logits, target);

    assertThat(Arrays.stream(gradient).sum()).isCloseTo(0, within(1e-10));
  }

  @Test
  void staysFiniteWhereThePredictionIsCertain() {
    double[] logits = {1000, -1000, 0};
    for (double gamma : new double[] {0, 0.5, 1, 2}) {
      FocalCrossEntropy loss = new FocalCrossEntropy(ONES, gamma);

      assertThat(loss(loss, logits, 0)).isZero();
      assertThat(gradient(loss, logits, 0)).containsExactly(new double[3], within(1e-300));
      assertThat(loss(loss, logits, 1)).isCloseTo(2000, within(1e-9));
      assertThat(gradient(loss, logits, 1)).containsExactly(new double[] {1, -1, 0}, within(1e-12));
    }
  }

  @Test
  void hasNoSlopeWhereTheChanceOfAMissIsSubnormal() {
    FocalCrossEntropy loss = new FocalCrossEntropy(ONES, 1e-3);

    // p = 1/(1 + 2e⁻⁷⁴⁴): (1 − p)^(γ−1) is beyond double precision. (1 − p)^γ is not small, but the
    // gradient has 1 − p as a factor.
    assertThat(gradient(loss, new double[] {744, 0, 0}, 0))
        .containsExactly(new double[3], within(1e-300));
  }

  @Test
  void keepsDigitsOfALossNearZero() {
    // p = 1/(1 + 2e⁻⁴⁰), so −log p = 2e⁻⁴⁰ to 17 digits, where 1 − p is 0 in double precision.
    assertThat(loss(new FocalCrossEntropy(ONES, 0), new double[] {40, 0, 0}, 0))
        .isCloseTo(2 * Math.exp(-40), within(1e-32));
  }

  @Test
  void isNaNWhereALogitIs() {
    assertThat(loss(new FocalCrossEntropy(ONES, 2), new double[] {0, Double.NaN, 0}, 0)).isNaN();
  }

  @Test
  void refusesANegativeGamma() {
    assertThatThrownBy(() -> new FocalCrossEntropy(ONES, -0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double loss(FocalCrossEntropy loss, double[] logits, int target) {
    return loss.loss(target, softmax(logits).logProbability(target));
  }

  private static double[] gradient(FocalCrossEntropy loss, double[] logits, int target) {
    Softmax softmax = softmax(logits);
    double slope = loss.slope(target, softmax.logProbability(target));
    double[] gradient = new double[logits.length];
    for (int k = 0; k < logits.length; k++) {
      gradient[k] = slope * ((k == target ? 1 : 0) - softmax.probabilities()[k]);
    }
    return gradient;
  }

  private static Softmax softmax(double[] logits) {
    Softmax softmax = new Softmax(logits.length);
    softmax.read(logits);
    return softmax;
  }
}
