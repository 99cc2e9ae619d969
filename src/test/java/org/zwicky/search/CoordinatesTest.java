package org.zwicky.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.UniformParameter;

class CoordinatesTest {

  static List<Parameter> parameters() {
    return List.of(
        new IntParameter("p", -3, 9, 2, false, Optional.empty()),
        new IntParameter("p", 1, 1000, 1, true, Optional.empty()),
        new UniformParameter("p", -1, 2, OptionalDouble.empty(), Optional.empty()),
        new UniformParameter("p", 0, 0.6, OptionalDouble.of(0.05), Optional.empty()),
        new LogUniformParameter("p", 1e-6, 1e-2, Optional.empty()),
        new ChoiceParameter("p", List.of("a", "b", 3L), Optional.empty()),
        new BooleanParameter("p", Optional.empty()),
        new ConstantParameter("p", 4L, Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void leadBackToTheirValue(Parameter parameter) {
    for (int i = 0; i <= 1000; i++) {
      Object value = parameter.atCoordinate(i / 1000.0);
      Object back = parameter.atCoordinate(Coordinates.of(parameter, value));
      if (parameter.isContinuous()) {
        assertThat(Math.abs((Double) back / (Double) value - 1)).isLessThan(1e-12);
      } else {
        assertThat(back).isEqualTo(value);
      }
    }
  }
}
