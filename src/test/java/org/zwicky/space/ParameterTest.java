package org.zwicky.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ParameterTest {

  private static final Optional<Condition> ALWAYS = Optional.empty();

  @Test
  void stepsThroughWholeNumbersAndStopsBeforeTheEndWhereTheStepsMissIt() {
    Parameter parameter = new IntParameter("blocks", 2, 9, 3, false, ALWAYS);

    assertThat(all(parameter)).containsExactly(2L, 5L, 8L);
    assertThat(parameter.contains(9L)).isFalse();
    assertThat(parameter.contains(6L)).isFalse();
    assertThat(parameter.contains(5.0)).isFalse();
  }

  @Test
  void givesEachWholeNumberAnEqualShareOfTheCoordinate() {
    Parameter parameter = new IntParameter("blocks", 1, 4, 1, false, ALWAYS);

    assertThat(List.of(0.0, 0.24, 0.25, 0.5, 0.99, 1.0))
        .map(parameter::atCoordinate)
        .containsExactly(1L, 1L, 2L, 3L, 4L, 4L);
  }

  @Test
  void spreadsLogarithmicWholeNumbersByRatio() {
    Parameter parameter = new IntParameter("units", 1, 1000, 1, true, ALWAYS);

    assertThat(parameter.atCoordinate(0)).isEqualTo(1L);
    assertThat(parameter.atCoordinate(1)).isEqualTo(1000L);
    assertThat((Long) parameter.atCoordinate(0.5)).isBetween(20L, 25L);
    assertThat(parameter.count()).hasValue(1000);
  }

  @Test
  void writesStepsOfTenthsWithoutRoundingNoise() {
    Parameter parameter = new UniformParameter("dropout", 0, 0.5, OptionalDouble.of(0.1), ALWAYS);

    assertThat(all(parameter)).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5);
    assertThat(parameter.contains(0.1 + 0.2)).isTrue();
    assertThat(parameter.contains(0.35)).isFalse();
  }

  @Test
  void coversAContinuousRangeEndToEnd() {
    Parameter parameter = new UniformParameter("dropout", -1, 3, OptionalDouble.empty(), ALWAYS);

    assertThat(List.of(0.0, 0.5, 1.0)).map(parameter::atCoordinate).containsExactly(-1.0, 1.0, 3.0);
    assertThat(parameter.isContinuous()).isTrue();
    assertThatThrownBy(() -> parameter.valueAt(0))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void halvesALogarithmicRangeAtTheGeometricMean() {
    Parameter parameter = new LogUniformParameter("learningRate", 1e-4, 1e-2, ALWAYS);

    assertThat((Double) parameter.atCoordinate(0.5)).isCloseTo(1e-3, within(1e-12));
    assertThat(parameter.contains(parameter.atCoordinate(0))).isTrue();
    assertThat(parameter.contains(parameter.atCoordinate(1))).isTrue();
  }

  @Test
  void choosesAmongScalarsAndLists() {
    Parameter parameter =
        new ChoiceParameter("widths", List.of(8, 0.5, "relu", true, List.of(1, 2)), ALWAYS);

    assertThat(all(parameter)).containsExactly(8L, 0.5, "relu", true, List.of(1L, 2L));
    assertThat(parameter.contains(8L)).isTrue();
    assertThat(parameter.contains("elu")).isFalse();
  }

  @Test
  void takesFalseBeforeTrue() {
    Parameter parameter = new BooleanParameter("batchNorm", ALWAYS);

    assertThat(all(parameter)).containsExactly(false, true);
    assertThat(parameter.atCoordinate(0.49)).isEqualTo(false);
    assertThat(parameter.contains("true")).isFalse();
  }

  @Test
  void keepsAConstant() {
    Parameter parameter = new ConstantParameter("kernel", 3, ALWAYS);

    assertThat(all(parameter)).containsExactly(3L);
    assertThat(parameter.atCoordinate(0.7)).isEqualTo(3L);
    assertThat(parameter.contains(4L)).isFalse();
  }

  @Test
  void refusesEmptyRanges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntParameter("x", 3, 2, 1, false, ALWAYS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntParameter("x", 0, 2, 1, true, ALWAYS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UniformParameter("x", 1, 1, OptionalDouble.empty(), ALWAYS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogUniformParameter("x", 0, 1, ALWAYS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChoiceParameter("x", List.of(1, 1L), ALWAYS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChoiceParameter("x", List.of(), ALWAYS));
  }

  @Test
  void refusesCoordinatesOutsideTheUnitInterval() {
    for (double coordinate : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new BooleanParameter("x", ALWAYS).atCoordinate(coordinate));
    }
  }

  private static List<Object> all(Parameter parameter) {
    return LongStream.range(0, parameter.count().orElseThrow())
        .mapToObj(parameter::valueAt)
        .toList();
  }
}
