package org.zwicky.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogExpectedImprovementTest {

  static Stream<JsonNode> improvements() throws IOException {
    return Reference.all("improvements");
  }

  static Stream<JsonNode> errorFunctions() throws IOException {
    return Reference.all("erfcx");
  }

  @ParameterizedTest
  @MethodSource("improvements")
  void isWhatSciPyIntegrates(JsonNode reference) {
    double expected = reference.get("log").doubleValue();
    assertThat(LogExpectedImprovement.standard(reference.get("z").doubleValue()))
        .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected) * 1e-3)));
  }

  @ParameterizedTest
  @MethodSource("improvements")
  void differentiatesItself(JsonNode reference) {
    double z = reference.get("z").doubleValue();
    double step = 1e-5 * Math.max(1, Math.abs(z));
    double slope =
        (LogExpectedImprovement.standard(z + step) - LogExpectedImprovement.standard(z - step))
            / (2 * step);
    assertThat(LogExpectedImprovement.slope(z))
        .isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
  }

  @ParameterizedTest
  @MethodSource("errorFunctions")
  void scaledErrorFunctionIsSciPys(JsonNode reference) {
    assertThat(ScaledErrorFunction.value(reference.get("x").doubleValue()))
        .isCloseTo(reference.get("value").doubleValue(), Percentage.withPercentage(1e-12));
  }

  @Test
  void growsWithMeanAndWithDeviation() {
    double value = LogExpectedImprovement.value(0, 1, 3);
    assertThat(LogExpectedImprovement.value(1, 1, 3)).isGreaterThan(value);
    assertThat(LogExpectedImprovement.value(0, 2, 3)).isGreaterThan(value);
  }

  @Test
  void staysFiniteWhereAnImprovementIsAllButImpossible() {
    assertThat(LogExpectedImprovement.value(-1e6, 1e-6, 1)).isFinite();
    assertThat(LogExpectedImprovement.slope(-1e12)).isFinite().isPositive();
  }
}
