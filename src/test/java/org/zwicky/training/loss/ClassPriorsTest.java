package org.zwicky.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassPriorsTest {

  @Test
  void scalesTheLogarithmsOfTheFrequencies() {
    ClassPriors priors = new ClassPriors(new int[] {70, 20, 9, 1});

    assertThat(priors.scaledLogs(-1.5))
        .containsExactly(
            new double[] {
              -1.5 * Math.log(0.7),
              -1.5 * Math.log(0.2),
              -1.5 * Math.log(0.09),
              -1.5 * Math.log(0.01)
            },
            within(1e-15));
  }

  @Test
  void aClassWithoutImagesIsNotFavoured() {
    double[] added = new ClassPriors(new int[] {9, 0, 1}).scaledLogs(-2);

    assertThat(added[1]).isZero();
    assertThat(added[0]).isPositive();
    assertThat(added[2]).isPositive();
  }

  @Test
  void areExactlyZeroWithoutAFactor() {
    assertThat(new ClassPriors(new int[] {9, 1}).scaledLogs(-0.0)).containsExactly(0.0, 0.0);
  }
}
