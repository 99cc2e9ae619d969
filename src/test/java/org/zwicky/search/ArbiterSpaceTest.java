package org.zwicky.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.base.BadInputException;
import org.zwicky.space.Assignment;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Condition;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.SweepSettings;

class ArbiterSpaceTest {

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new ConstantParameter("constant", 7L, Optional.empty()),
              new IntParameter("blocks", 2, 4, 1, false, Optional.empty()),
              new IntParameter("even", 2, 10, 4, false, Optional.empty()),
              new IntParameter("units", 1, 5000, 1, true, Optional.empty()),
              new UniformParameter("dropout", 0.0, 0.6, OptionalDouble.empty(), Optional.empty()),
              new LogUniformParameter("l2", 1e-6, 1e-2, Optional.empty()),
              new BooleanParameter("batchNorm", Optional.empty()),
              new ChoiceParameter("imbalance", List.of("none", "focal"), Optional.empty()),
              new UniformParameter(
                  "gamma",
                  0.5,
                  3.0,
                  OptionalDouble.empty(),
                  Optional.of(new Condition(Map.of("imbalance", List.of("focal")))))));

  @Test
  void givesEveryParameterButConstantsALeafOfItsName() {
    assertThat(ArbiterSpace.forDraws(SPACE).getNestedSpaces().keySet())
        .containsExactly(
            "blocks", "even", "units", "dropout", "l2", "batchNorm", "imbalance", "gamma");
  }

  @Property(tries = 200, seed = PropertySeed.SEED)
  void proposesOnlyWhatTheSpaceContains(@ForAll long seed) {
    CandidateGenerator random = Samplers.create(SPACE, settings(SamplerKind.RANDOM, seed));
    for (int i = 0; i < 20; i++) {
      Assignment assignment = (Assignment) random.getCandidate().getValue();
      assertThat(SPACE.contains(assignment)).as("%s", assignment).isTrue();
      assertThat(assignment.isActive("gamma"))
          .isEqualTo(assignment.text("imbalance").equals("focal"));
    }
  }

  @Property(tries = 20, seed = PropertySeed.SEED)
  void repeatsItselfForTheSameSeed(@ForAll long seed) {
    assertThat(propose(SPACE, settings(SamplerKind.RANDOM, seed), 10))
        .isEqualTo(propose(SPACE, settings(SamplerKind.RANDOM, seed), 10));
  }

  @Test
  void proposesOtherCandidatesForAnotherSeed() {
    assertThat(propose(SPACE, settings(SamplerKind.RANDOM, 1), 5))
        .doesNotContainAnyElementsOf(propose(SPACE, settings(SamplerKind.RANDOM, 2), 5));
  }

  @Test
  void drawsParametersOfOneShapeIndependently() {
    SearchSpace twins =
        new SearchSpace(
            List.of(
                new BooleanParameter("a", Optional.empty()),
                new BooleanParameter("b", Optional.empty())));

    assertThat(propose(twins, settings(SamplerKind.RANDOM, 3), 40))
        .anySatisfy(drawn -> assertThat(drawn.flag("a")).isNotEqualTo(drawn.flag("b")))
        .anySatisfy(drawn -> assertThat(drawn.flag("a")).isEqualTo(drawn.flag("b")));
  }

  @Test
  void drawsLogUniformEquallyPerDecade() {
    List<Assignment> drawn = propose(SPACE, settings(SamplerKind.RANDOM, 5), 4000);

    long lowestDecade = drawn.stream().filter(a -> a.decimal("l2") < 1e-5).count();
    // A quarter of the four decades: 1000 ± 4 standard deviations of 27.4.
    assertThat(lowestDecade).isBetween(890L, 1110L);
  }

  @Test
  void visitsEachCombinationOfAGridOnce() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new ConstantParameter("constant", "x", Optional.empty()),
                new IntParameter("blocks", 2, 3, 1, false, Optional.empty()),
                new ChoiceParameter("imbalance", List.of("none", "focal"), Optional.empty()),
                new BooleanParameter("batchNorm", Optional.empty()),
                new UniformParameter(
                    "gamma",
                    0.0,
                    2.0,
                    OptionalDouble.empty(),
                    Optional.of(new Condition(Map.of("imbalance", List.of("focal")))))));

    List<Assignment> all = propose(space, settings(SamplerKind.GRID, 1), Integer.MAX_VALUE);

    // 2 blocks × 2 batchNorm × (none + focal × 3 points of gamma)
    assertThat(all).hasSize(16).doesNotHaveDuplicates();
    assertThat(
            all.stream().filter(a -> a.isActive("gamma")).map(a -> a.decimal("gamma")).distinct())
        .containsExactlyInAnyOrder(0.0, 1.0, 2.0);
    assertThat(all).allSatisfy(a -> assertThat(a.text("constant")).isEqualTo("x"));
  }

  @Test
  void triesEveryWholeNumberOfAGridHoweverFewPointsARangeGets() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new IntParameter("wide", 1, 9, 1, false, Optional.empty()),
                new IntParameter("log", 1, 7, 1, true, Optional.empty())));

    List<Assignment> all = propose(space, settings(SamplerKind.GRID, 1), Integer.MAX_VALUE);

    assertThat(all).hasSize(63).doesNotHaveDuplicates();
  }

  @Test
  void refusesAGridThatDoesNotFitIntoMemory() {
    List<IntParameter> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.add(new IntParameter("p" + i, 1, 100, 1, false, Optional.empty()));
    }

    assertThatThrownBy(() -> Samplers.create(new SearchSpace(many), settings(SamplerKind.GRID, 1)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("10,000,000,000")
        .hasMessageContaining("gridPoints")
        .hasMessageContaining("random");
  }

  private static SweepSettings settings(SamplerKind sampler, long seed) {
    return new SweepSettings(
        sampler, 10, Optional.<Duration>empty(), Optional.empty(), OptionalInt.empty(), seed, 3);
  }

  private static List<Assignment> propose(SearchSpace space, SweepSettings settings, int most) {
    CandidateGenerator generator = Samplers.create(space, settings);
    List<Assignment> proposed = new ArrayList<>();
    while (proposed.size() < most && generator.hasMoreCandidates()) {
      proposed.add((Assignment) generator.getCandidate().getValue());
    }
    return proposed;
  }
}
