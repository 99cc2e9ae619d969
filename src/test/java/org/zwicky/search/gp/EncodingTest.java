package org.zwicky.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zwicky.bench.search.TestFunctions;
import org.zwicky.space.Assignment;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Condition;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;

class EncodingTest {

  private final SearchSpace space =
      new SearchSpace(
          List.of(
              new LogUniformParameter("rate", 1e-4, 1, Optional.empty()),
              new IntParameter("blocks", 2, 4, 1, false, Optional.empty()),
              new ConstantParameter("fixed", 7, Optional.empty()),
              new ChoiceParameter("kind", List.of("a", "b"), Optional.empty()),
              new UniformParameter(
                  "gamma",
                  0,
                  5,
                  OptionalDouble.empty(),
                  Optional.of(new Condition(Map.of("kind", List.of("b")))))));

  private final Encoding encoding = new Encoding(space);

  @Test
  void givesEachParameterThatVariesACoordinate() {
    Assignment assignment =
        new Assignment(Map.of("rate", 1e-2, "blocks", 2, "fixed", 7, "kind", "b", "gamma", 5.0));
    assertThat(encoding.encode(assignment).orElseThrow())
        .containsExactly(new double[] {0.5, 1.0 / 6, 1, 1}, within(1e-12));
  }

  @Test
  void putsWhatIsSwitchedOffInTheMiddle() {
    Assignment assignment = encoding.decode(new double[] {0.5, 0.5, 0, 0.9});
    assertThat(assignment.isActive("gamma")).isFalse();
    assertThat(encoding.encode(assignment).orElseThrow()[3]).isEqualTo(0.5);
  }

  @Test
  void passesOverValuesThatTheSpaceDoesNotHave() {
    assertThat(encoding.encode(new Assignment(Map.of("blocks", 9)))).isEmpty();
    assertThat(encoding.encode(new Assignment(Map.of("blocks", 3)))).isPresent();
  }

  @Test
  void decodesWhatItEncoded() {
    SearchSpace mixed = TestFunctions.mixed().get(0).space();
    Encoding mixedEncoding = new Encoding(mixed);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      Assignment drawn = mixed.assign(parameter -> parameter.atCoordinate(random.nextDouble()));
      double[] point = mixedEncoding.encode(drawn).orElseThrow();
      Assignment decoded = mixedEncoding.decode(point);
      assertThat(mixed.contains(decoded)).isTrue();
      assertThat(mixedEncoding.encode(decoded).orElseThrow()).containsExactly(point, within(1e-12));
      drawn
          .values()
          .forEach(
              (name, value) -> {
                if (value instanceof Double number) {
                  assertThat(decoded.decimal(name)).isCloseTo(number, within(1e-9 * number));
                } else {
                  assertThat(decoded.get(name)).contains(value);
                }
              });
    }
  }

  @Test
  void stepsFartherAndFartherThroughALongRange() {
    Column column = new Column(new IntParameter("n", 0, 999, 1, false, Optional.empty()));
    assertThat(
            Arrays.stream(column.neighbours(column.encode(998L)))
                .mapToObj(coordinate -> (Long) column.decode(coordinate)))
        .contains(997L, 999L, 996L, 994L, 486L)
        .hasSize(11);
  }
}
