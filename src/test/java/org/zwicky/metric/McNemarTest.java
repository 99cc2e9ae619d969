package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

  /** SciPy's binomtest; see {@code src/test/python/paired_fixtures.py}. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1.0",
    "3, 3, 1.0",
    "0, 5, 0.0625",
    "2, 9, 0.0654296875",
    "30, 18, 0.11140289106101878",
    "700, 650, 0.1823103494670065",
    "1200, 1000, 2.1817026407914194e-05"
  })
  void agreesWithScipy(int first, int second, double expected) {
    assertThat(McNemar.exact(first, second)).isCloseTo(expected, within(1e-10 * expected + 1e-14));
    assertThat(McNemar.exact(second, first)).isEqualTo(McNemar.exact(first, second));
  }
}
