package org.zwicky.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are SciPy's (scipy.stats.norm). */
class StandardNormalTest {

  @ParameterizedTest
  @CsvSource({
    "-40, 0",
    "-8, 6.22096057427174e-16",
    "-3, 0.0013498980316300933",
    "-1, 0.15865525393145707",
    "-0.1, 0.460172162722971",
    "0, 0.5",
    "0.5, 0.6914624612740131",
    "2, 0.9772498680518208",
    "6, 0.9999999990134123",
    "40, 1"
  })
  void cumulates(double x, double expected) {
    assertThat(StandardNormal.cumulative(x)).isCloseTo(expected, withinPercentage(1e-5));
  }

  @Test
  void keepsItsDigitsInBothTails() {
    assertThat(StandardNormal.between(9, 9.5))
        .isCloseTo(1.1180938908784698e-19, withinPercentage(1e-5));
    assertThat(StandardNormal.between(-9.5, -9)).isEqualTo(StandardNormal.between(9, 9.5));
  }
}
