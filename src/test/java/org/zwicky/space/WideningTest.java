package org.zwicky.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;

class WideningTest {

  private static final Optional<Condition> ALWAYS = Optional.empty();

  @Test
  void acceptsWiderRanges() {
    assertThat(Widening.objection(uniform(0, 0.5), uniform(-1, 0.5))).isEmpty();
    assertThat(Widening.objection(log(1e-4, 1e-2), log(1e-5, 1))).isEmpty();
    assertThat(Widening.objection(whole(2, 4, 1, false), whole(1, 9, 1, false))).isEmpty();
    assertThat(Widening.objection(whole(2, 4, 1, true), whole(1, 9, 1, true))).isEmpty();
  }

  @Test
  void refusesNarrowerRanges() {
    assertThat(Widening.objection(uniform(0, 0.5), uniform(0, 0.4))).isPresent();
    assertThat(Widening.objection(log(1e-4, 1e-2), log(1e-3, 1))).isPresent();
    assertThat(Widening.objection(whole(2, 4, 1, false), whole(3, 9, 1, false))).isPresent();
  }

  @Test
  void acceptsAddedChoicesInAnyOrderAndRefusesRemovedOnes() {
    assertThat(Widening.objection(choice(4L, 8L), choice(16L, 8L, 4L))).isEmpty();
    assertThat(Widening.objection(choice(4L, 8L), choice(4L, 16L))).isPresent();
    assertThat(Widening.objection(choice(1L, 2L), choice(1.0, 2.0))).isPresent();
  }

  @Test
  void acceptsFinerStepsAndRefusesOthers() {
    assertThat(Widening.objection(steps(0, 1, 0.5), steps(0, 2, 0.25))).isEmpty();
    assertThat(Widening.objection(steps(0, 1, 0.25), steps(0, 1, 0.5))).isPresent();
    assertThat(Widening.objection(steps(0, 1, 0.5), steps(0.1, 1.1, 0.5))).isPresent();
  }

  @Test
  void refusesAnotherKind() {
    assertThat(Widening.objection(uniform(1, 2), log(1, 2))).get().asString().contains("kind");
    assertThat(Widening.objection(whole(1, 2, 1, false), uniform(1, 2))).isPresent();
    assertThat(Widening.objection(whole(1, 2, 1, false), whole(1, 2, 1, true))).isPresent();
    assertThat(Widening.objection(steps(0, 1, 0.5), uniform(0, 1))).isPresent();
    assertThat(
            Widening.objection(
                new ConstantParameter("p", 1L, ALWAYS), new ConstantParameter("p", 2L, ALWAYS)))
        .isPresent();
  }

  @Test
  void refusesAnotherCondition() {
    Condition condition = new Condition(Map.of("q", List.of(true)));

    assertThat(
            Widening.objection(
                new BooleanParameter("p", ALWAYS),
                new BooleanParameter("p", Optional.of(condition))))
        .contains("another condition");
  }

  @Property(seed = PropertySeed.SEED)
  void acceptsWholeNumbersExactlyIfNoneIsLost(
      @ForAll @IntRange(max = 12) int low,
      @ForAll @IntRange(max = 12) int span,
      @ForAll @IntRange(min = 1, max = 5) int step,
      @ForAll @IntRange(max = 12) int newLow,
      @ForAll @IntRange(max = 30) int newSpan,
      @ForAll @IntRange(min = 1, max = 5) int newStep) {
    IntParameter before = whole(low, low + span, step, false);
    IntParameter now = whole(newLow, newLow + newSpan, newStep, false);

    boolean keepsAll =
        LongStream.range(0, before.count().getAsLong())
            .mapToObj(before::valueAt)
            .allMatch(now::contains);

    assertThat(Widening.objection(before, now).isEmpty()).isEqualTo(keepsAll);
  }

  private static Parameter uniform(double low, double high) {
    return new UniformParameter("p", low, high, OptionalDouble.empty(), ALWAYS);
  }

  private static Parameter steps(double low, double high, double step) {
    return new UniformParameter("p", low, high, OptionalDouble.of(step), ALWAYS);
  }

  private static Parameter log(double low, double high) {
    return new LogUniformParameter("p", low, high, ALWAYS);
  }

  private static IntParameter whole(long low, long high, long step, boolean log) {
    return new IntParameter("p", low, high, step, log, ALWAYS);
  }

  private static Parameter choice(Object... values) {
    return new ChoiceParameter("p", List.of(values), ALWAYS);
  }
}
