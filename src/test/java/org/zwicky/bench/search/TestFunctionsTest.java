package org.zwicky.bench.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TestFunctionsTest {

  @TestFactory
  Stream<DynamicTest> takesItsPublishedMinimum() {
    return each(
        function -> {
          assertThat(function.space().contains(function.minimiser())).isTrue();
          assertThat(function.value(function.minimiser()))
              .isCloseTo(function.minimum(), within(1e-5));
        });
  }

  @TestFactory
  Stream<DynamicTest> isNowhereBelowItsMinimum() {
    Random random = new Random(1);
    return each(
        function -> {
          for (int i = 0; i < 20_000; i++) {
            double value =
                function.value(
                    function
                        .space()
                        .assign(parameter -> parameter.atCoordinate(random.nextDouble())));
            assertThat(function.regret(value)).isPositive();
          }
        });
  }

  /** Branin computed with Python, the others by hand. */
  @Test
  void agreesWithIndependentValues() {
    assertThat(at("Branin", 1, 2)).isCloseTo(21.62763539206238, within(1e-12));
    assertThat(at("Zakharov5", 1, 0, 0, 0, 0)).isEqualTo(1 + 0.25 + 0.0625);
    assertThat(at("Rosenbrock10", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).isEqualTo(9);
    assertThat(at("Rastrigin5", 0.5, 0, 0, 0, 0)).isCloseTo(20.25, within(1e-12));
  }

  @Test
  void namesDiffer() {
    List<String> names = TestFunctions.all().stream().map(TestFunction::name).toList();
    assertThat(names).doesNotHaveDuplicates().hasSize(15);
    assertThat(TestFunctions.named("branin")).contains(TestFunctions.boxes().get(0));
    assertThat(TestFunctions.named("nothing")).isEmpty();
  }

  private static double at(String name, double... point) {
    return ((BoxFunction) TestFunctions.named(name).orElseThrow()).at(point);
  }

  private static Stream<DynamicTest> each(java.util.function.Consumer<TestFunction> check) {
    return TestFunctions.all().stream()
        .map(function -> DynamicTest.dynamicTest(function.name(), () -> check.accept(function)));
  }
}
