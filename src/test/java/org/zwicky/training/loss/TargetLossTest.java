package org.zwicky.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
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

class TargetLossTest {

  private static final ClassLoss.Listener NOBODY = (target, probabilities, log, loss) -> {};

  /** Probabilities 1/8, 2/8, 5/8. */
  private static final double[] LOGITS = {0, Math.log(2), Math.log(5)};

  private static final double[] ONES = {1, 1, 1};
  private static final double[] ZEROS = {0, 0, 0};

  private int heardTarget;
  private double[] heardProbabilities = {};
  private double heardLogProbability;
  private double heardLoss;

  @Test
  void isTheSharesMeanOfTheLossesOfEachClass() {
    TargetLoss loss = TargetLoss.of(new FocalCrossEntropy(new double[] {1, 2, 4}, 0), NOBODY);

    // ¼ · 1 · log 8 + ¾ · 4 · log 1.6
    assertThat(loss.loss(LOGITS, new double[] {0.25, 0, 0.75}))
        .isCloseTo(0.25 * Math.log(8) + 3 * Math.log(1.6), within(1e-15));
  }

  @Test
  void smoothingSpreadsAShareOverAllClassesEachWithItsOwnWeight() {
    TargetLoss loss =
        new TargetLoss(new FocalCrossEntropy(new double[] {1, 2, 4}, 0), 0.3, ZEROS, ZEROS, NOBODY);

    // Target 0, 1, 0 becomes 0.1, 0.8, 0.1.
    assertThat(loss.loss(LOGITS, new double[] {0, 1, 0}))
        .isCloseTo(
            0.1 * Math.log(8) + 0.8 * 2 * Math.log(4) + 0.1 * 4 * Math.log(1.6), within(1e-15));
  }

  @Test
  void adjustedLogitsHaveTheHandComputedLoss() {
    // Priors ½, ⅜, ⅛ make odds 1·4 : 2·3 : 5·1 of 15 in all.
    TargetLoss loss =
        new TargetLoss(
            new FocalCrossEntropy(ONES, 0),
            0,
            new ClassPriors(new int[] {4, 3, 1}).scaledLogs(1),
            ZEROS,
            this::hear);

    double value = loss.gradient(LOGITS, new double[] {0, 0, 1}, new double[3]);

    assertThat(value).isCloseTo(Math.log(3), within(1e-15));
    assertThat(heardLoss).isEqualTo(value);
    // Predictions are from the plain logits.
    assertThat(heardProbabilities)
        .containsExactly(new double[] {0.125, 0.25, 0.625}, within(1e-15));
    assertThat(heardLogProbability).isCloseTo(Math.log(0.625), within(1e-15));
  }

  @Test
  void predictionsCanBeAdjustedWhereTheLossIsNot() {
    // Over the priors ½, ⅜, ⅛: odds 1·3 : 2·4 : 5·12 of 71 in all.
    TargetLoss loss =
        new TargetLoss(
            new FocalCrossEntropy(ONES, 0),
            0,
            ZEROS,
            new ClassPriors(new int[] {4, 3, 1}).scaledLogs(-1),
            this::hear);

    assertThat(loss.gradient(LOGITS, new double[] {0, 0, 1}, new double[3]))
        .isCloseTo(Math.log(1.6), within(1e-15));
    assertThat(heardProbabilities)
        .containsExactly(new double[] {3 / 71.0, 8 / 71.0, 60 / 71.0}, within(1e-15));
  }

  @Test
  void theTargetThatIsHeardOfHasTheLargestShareAndIsNotSmoothed() {
    TargetLoss loss = new TargetLoss(new FocalCrossEntropy(ONES, 0), 0.5, ZEROS, ZEROS, this::hear);

    loss.gradient(LOGITS, new double[] {0.3, 0.45, 0.25}, new double[3]);

    assertThat(heardTarget).isEqualTo(1);
    assertThat(heardLogProbability).isCloseTo(-Math.log(4), within(1e-15));
  }

  @Test
  void oneWholeTargetIsTheFocalLossToTheBit() {
    FocalCrossEntropy focal = new FocalCrossEntropy(new double[] {0.7, 1.3, 9}, 1.7);
    Softmax softmax = new Softmax(3);
    softmax.read(LOGITS);
    for (int target = 0; target < 3; target++) {
      double[] shares = new double[3];
      shares[target] = 1;
      double[] gradient = new double[3];

      double value = TargetLoss.of(focal, NOBODY).gradient(LOGITS, shares, gradient);

      double logProbability = softmax.logProbability(target);
      assertThat(value).isEqualTo(focal.loss(target, logProbability));
      for (int k = 0; k < 3; k++) {
        double slope = focal.slope(target, logProbability);
        assertThat(gradient[k])
            .isEqualTo(
                slope * (k == target ? -Math.expm1(logProbability) : -softmax.probabilities()[k]));
      }
    }
  }

  @Provide
  Arbitrary<double[]> logits() {
    return Arbitraries.doubles().between(-6, 6).array(double[].class).ofSize(4);
  }

  @Provide
  Arbitrary<double[]> shares() {
    return Arbitraries.integers()
        .between(0, 10)
        .array(int[].class)
        .ofSize(4)
        .filter(parts -> Arrays.stream(parts).sum() > 0)
        .map(
            parts -> {
              double sum = Arrays.stream(parts).sum();
              return Arrays.stream(parts).mapToDouble(part -> part / sum).toArray();
            });
  }

  @Property(tries = 300, seed = PropertySeed.SEED)
  void gradientAgreesWithFiniteDifferences(
      @ForAll("logits") double[] logits,
      @ForAll("shares") double[] shares,
      @ForAll @DoubleRange(min = 0, max = 4) double gamma,
      @ForAll @DoubleRange(min = 0, max = 0.9) double smoothing,
      @ForAll @DoubleRange(min = 0, max = 2) double tau,
      @ForAll @IntRange(min = 1, max = 50) int smallest) {
    int[] counts = {100, smallest, 60, 0};
    double[] offsets = new ClassPriors(counts).scaledLogs(tau);
    TargetLoss loss =
        new TargetLoss(
            new FocalCrossEntropy(new double[] {0.5, 1, 2, 3}, gamma),
            smoothing,
            offsets,
            offsets,
            NOBODY);
    double[] gradient = new double[4];

    double value = loss.gradient(logits, shares, gradient);

    assertThat(value).isEqualTo(loss.loss(logits, shares));
    double step = 1e-5;
    for (int k = 0; k < logits.length; k++) {
      double[] up = logits.clone();
      double[] down = logits.clone();
      up[k] += step;
      down[k] -= step;
      double slope = (loss.loss(up, shares) - loss.loss(down, shares)) / (2 * step);
      assertThat(gradient[k]).isCloseTo(slope, within(1e-7));
    }
  }

  private void hear(int target, double[] probabilities, double logProbability, double loss) {
    heardTarget = target;
    heardProbabilities = probabilities.clone();
    heardLogProbability = logProbability;
    heardLoss = loss;
  }
}
