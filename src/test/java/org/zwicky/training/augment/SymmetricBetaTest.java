package org.zwicky.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricBetaTest {

  private static final int DRAWS = 200_000;

  /** Mean ½, variance 1/(4(2α + 1)), and fourth central moment 3/(16(2α + 1)(2α + 3)). */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 0.5, 1, 2, 8, 1000})
  void hasTheMomentsOfTheDistribution(double alpha) {
    SymmetricBeta beta = new SymmetricBeta(alpha);
    SplittableRandom random = new SplittableRandom(11);
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < DRAWS; i++) {
      double difference = beta.draw(random) - 0.5;
      sum += difference;
      squares += difference * difference;
      fourths += Math.pow(difference, 4);
    }
    double variance = 1 / (4 * (2 * alpha + 1));
    double fourth = 3 / (16 * (2 * alpha + 1) * (2 * alpha + 3));

    // Five standard errors.
    double root = Math.sqrt(DRAWS);
    assertThat(sum / DRAWS).isCloseTo(0, within(5 * Math.sqrt(variance) / root));
    assertThat(squares / DRAWS)
        .isCloseTo(variance, within(5 * Math.sqrt(fourth - variance * variance) / root));
    assertThat(fourths / DRAWS).isCloseTo(fourth, within(0.03 * fourth));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-12, 1e12, Double.MAX_VALUE})
  void givesSharesForTheStrangestParameters(double alpha) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      assertThat(new SymmetricBeta(alpha).draw(random)).isBetween(0.0, 1.0);
    }
  }
}
