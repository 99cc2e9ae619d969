package org.zwicky.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoftmaxTest {

  private final Softmax softmax = new Softmax(3);

  @Test
  void hasTheHandComputedProbabilitiesAndTheirLogarithms() {
    softmax.read(new double[] {0, Math.log(2), Math.log(5)});

    assertThat(softmax.probabilities())
        .containsExactly(new double[] {0.125, 0.25, 0.625}, within(1e-15));
    assertThat(softmax.logProbability(1)).isCloseTo(-Math.log(4), within(1e-15));
  }

  @Test
  void forgetsTheRowBefore() {
    softmax.read(new double[] {700, -700, 0});
    softmax.read(new double[] {0, 0, 0});

    assertThat(softmax.logProbability(1)).isCloseTo(-Math.log(3), within(1e-15));
  }

  @Test
  void logarithmsStayExactWhereProbabilitiesRoundToZeroAndOne() {
    softmax.read(new double[] {1000, -1000, 0});

    assertThat(softmax.probabilities()).containsExactly(1, 0, 0);
    assertThat(softmax.logProbability(1)).isEqualTo(-2000);
    softmax.read(new double[] {40, 0, 0});
    assertThat(softmax.logProbability(0)).isCloseTo(-2 * Math.exp(-40), within(1e-32));
  }

  @Test
  void isNaNWhereALogitIs() {
    softmax.read(new double[] {0, Double.NaN, 0});

    assertThat(softmax.logProbability(0)).isNaN();
  }
}
