package org.zwicky.search.named;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zwicky.bench.search.TestFunctions;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.SweepSettings;

class SamplerChoiceTest {

  private static final SearchSpace NUMBERS = TestFunctions.boxes().get(0).space();

  @Test
  void takesTheNamedOne() {
    assertThat(SamplerChoice.of(NUMBERS, settings(SamplerKind.SOBOL, 20))).hasToString("sobol");
  }

  @Test
  void takesAGaussianProcessForFewTrialsOfNumbersAlone() {
    assertThat(auto(NUMBERS, 249)).isEqualTo("gp (auto: only numbers, and fewer than 250 trials)");
  }

  @Test
  void takesParzenEstimatorsForAllElse() {
    assertThat(auto(NUMBERS, 250)).isEqualTo("tpe (auto: 250 trials or more)");
    assertThat(auto(TestFunctions.mixed().get(0).space(), 20))
        .isEqualTo("tpe (auto: parameters depend on each other)");
    assertThat(auto(new SearchSpace(List.of(new BooleanParameter("a", Optional.empty()))), 20))
        .isEqualTo("tpe (auto: there are choices without an order)");
    SearchSpace many =
        new SearchSpace(
            IntStream.range(0, 21)
                .mapToObj(i -> new IntParameter("n" + i, 1, 9, 1, false, Optional.empty()))
                .toList());
    assertThat(auto(many, 20)).isEqualTo("tpe (auto: more than 20 parameters)");
  }

  private static String auto(SearchSpace space, int trials) {
    return SamplerChoice.of(space, settings(SamplerKind.AUTO, trials)).toString();
  }

  private static SweepSettings settings(SamplerKind kind, int trials) {
    return new SweepSettings(
        kind, trials, Optional.empty(), Optional.empty(), OptionalInt.empty(), 1, 5);
  }
}
