package org.zwicky.training.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.candidate.network.DropoutKind;
import org.zwicky.candidate.network.DropoutSpec;

class DropoutNoiseTest {

  private static final int SIZE = 200_000;

  @ParameterizedTest
  @CsvSource({"PLAIN, 0.2", "PLAIN, 0.7", "GAUSSIAN, 0.2", "GAUSSIAN, 0.7"})
  void factorsHaveMean1AndTheVarianceOfTheRate(DropoutKind kind, double rate) {
    float[] factors = new float[SIZE];
    noise(kind, rate, 1).factors().accept(factors);

    double mean = 0;
    double squares = 0;
    for (float factor : factors) {
      mean += factor / (double) SIZE;
      squares += (double) factor * factor / SIZE;
    }
    double variance = rate / (1 - rate);
    // Five standard deviations of a mean, and more of a variance.
    assertThat(mean).isCloseTo(1, within(5 * Math.sqrt(variance / SIZE)));
    assertThat(squares - mean * mean).isCloseTo(variance, within(0.03 * variance));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.6})
  void alphaDropoutKeepsMean0AndVariance1(double rate) {
    DropoutNoise noise = noise(DropoutKind.ALPHA, rate, 1);
    float[] factors = new float[SIZE];
    float[] addends = new float[SIZE];
    noise.factors().accept(factors);
    noise.addends(factors, addends);
    SplittableRandom inputs = new SplittableRandom(5);

    double mean = 0;
    double squares = 0;
    for (int i = 0; i < SIZE; i++) {
      double output = factors[i] * inputs.nextGaussian() + addends[i];
      mean += output / SIZE;
      squares += output * output / SIZE;
    }
    assertThat(mean).isCloseTo(0, within(0.0125));
    assertThat(squares - mean * mean).isCloseTo(1, within(0.03));
  }

  @Test
  void alphaDropoutGivesDroppedNumbersOneValue() {
    DropoutNoise noise = noise(DropoutKind.ALPHA, 0.1, 1);
    float[] addends = new float[2];
    noise.addends(new float[] {0, 1}, addends);
    double alpha = -1.7580993408473766;
    double a = 1 / Math.sqrt(0.9 + alpha * alpha * 0.9 * 0.1);

    assertThat((double) addends[0]).isCloseTo(a * alpha - a * 0.1 * alpha, within(1e-6));
    assertThat((double) addends[1]).isCloseTo(-a * 0.1 * alpha, within(1e-6));
    assertThat(noise.shifts()).isTrue();
  }

  @Test
  void drawsAnewEachStepAndRepeatsWithTheSeed() {
    DropoutNoise noise = noise(DropoutKind.GAUSSIAN, 0.5, 1);
    float[] first = new float[100];
    float[] second = new float[100];
    noise.factors().accept(first);
    noise.factors().accept(second);
    float[] again = new float[100];
    noise(DropoutKind.GAUSSIAN, 0.5, 1).factors().accept(again);

    assertThat(second).isNotEqualTo(first);
    assertThat(again).isEqualTo(first);
  }

  private static DropoutNoise noise(DropoutKind kind, double rate, long seed) {
    return new DropoutNoise(
        new DropoutSpec(rate, kind), new DropoutStream(new SplittableRandom(seed)));
  }
}
