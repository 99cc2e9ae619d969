package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLossTest {

  @Test
  void isTheLogarithmOfTheNumberOfClassesForAGuess() {
    float[][] guess = {{0.25f, 0.25f, 0.25f, 0.25f}};

    assertThat(LogLoss.of(new int[] {3}, guess)).isCloseTo(Math.log(4), within(1e-15));
  }

  @Test
  void staysFiniteWhereTheTrueClassHasProbabilityZero() {
    double loss = LogLoss.of(new int[] {1}, new float[][] {{1, 0}});

    assertThat(loss).isCloseTo(-Math.log(LogLoss.EPSILON), within(1e-12));
  }

  @Test
  void letsRoundingJustAboveOneThrough() {
    float[][] rounded = {{Math.nextUp(1f), 0}};

    assertThat(LogLoss.of(new int[] {0}, rounded))
        .isEqualTo(LogLoss.of(new int[] {0}, new float[][] {{1, 0}}));
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 1.1f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesWhatIsNotAProbability(float value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogLoss.of(new int[] {0}, new float[][] {{0.5f, value}}))
        .withMessageStartingWith("The probability of class 1 of sample 0");
  }

  @Test
  void refusesLabelsAndShapesThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogLoss.of(new int[] {2}, new float[][] {{0.5f, 0.5f}}))
        .withMessageStartingWith("Label 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogLoss.of(new int[] {0}, new float[][] {{1}}))
        .withMessageContaining("two or more classes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogLoss.of(new int[0], new float[0][]))
        .withMessageContaining("no sample");
  }
}
