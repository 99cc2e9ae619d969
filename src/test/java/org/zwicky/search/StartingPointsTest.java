package org.zwicky.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.junit.jupiter.api.Test;
import org.zwicky.base.BadInputException;
import org.zwicky.space.Assignment;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Condition;
import org.zwicky.space.IntParameter;
import org.zwicky.space.PartialAssignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.FeasibilityCheck;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.SweepSettings;

class StartingPointsTest {

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new IntParameter("units", 1, 50, 1, false, Optional.empty()),
              new ChoiceParameter("kind", List.of("a", "b", "c"), Optional.empty()),
              new IntParameter(
                  "depth",
                  1,
                  9,
                  1,
                  false,
                  Optional.of(new Condition(Map.of("kind", List.of("b")))))));
  private static final FeasibilityCheck ALL = candidate -> Optional.empty();

  @Test
  void comeFirstInTheirOrderThenTheGenerators() {
    CandidateGenerator alone = sampler();
    List<Assignment> given =
        take(before(List.of(start(Map.of("units", 7L)), start(Map.of("depth", 3L))), 1, ALL), 4);

    assertThat(given.get(0).integer("units")).isEqualTo(7);
    assertThat(given.get(1).text("kind")).as("on which depth depends").isEqualTo("b");
    assertThat(given.get(1).integer("depth")).isEqualTo(3);
    assertThat(given.subList(2, 4)).isEqualTo(take(alone, 2));
    assertThat(given).allMatch(SPACE::contains);
  }

  @Test
  void areCompletedFromTheSeedAlone() {
    List<PartialAssignment> open = List.of(start(Map.of()), start(Map.of()));

    assertThat(take(before(open, 1, ALL), 2)).isEqualTo(take(before(open, 1, ALL), 2));
    assertThat(take(before(open, 1, ALL), 2)).isNotEqualTo(take(before(open, 2, ALL), 2));
    assertThat(take(before(open, 1, ALL), 2)).doesNotHaveDuplicates();
  }

  @Test
  void areKnownBeforeTheSweepBegins() {
    List<PartialAssignment> starts = List.of(start(Map.of("kind", "b")), start(Map.of()));

    assertThat(StartingPoints.first(starts, SPACE, 7, ALL))
        .isEqualTo(take(before(starts, 7, ALL), 1).get(0));
  }

  @Test
  void areCompletedToWhatCanBeBuilt() {
    FeasibilityCheck few =
        candidate -> candidate.integer("units") > 3 ? Optional.of("too large") : Optional.empty();

    assertThat(take(before(List.of(start(Map.of("kind", "a"))), 1, few), 1).get(0).integer("units"))
        .isLessThanOrEqualTo(3);
    assertThatThrownBy(() -> before(List.of(start(Map.of()), start(Map.of("units", 9L))), 1, few))
        .isInstanceOf(BadInputException.class)
        .hasMessage("/sweep/startWith/1: can't be tried: too large. Change or remove it.");
  }

  @Test
  void areNotGivenAgainWhereAnotherGeneratorsTrialHasThem() {
    CandidateGenerator generator =
        StartingPoints.before(
            sampler(),
            List.of(start(Map.of("units", 7L)), start(Map.of("units", 8L))),
            SPACE,
            1,
            ALL,
            List.of(new Assignment(Map.of("units", 7L, "kind", "c"))));

    assertThat(take(generator, 1).get(0).integer("units")).isEqualTo(8);
  }

  @Test
  void areNotTriedAgainWhenTheGeneratorProposesThem() {
    SearchSpace small =
        new SearchSpace(
            List.of(new ChoiceParameter("kind", List.of("a", "b", "c"), Optional.empty())));
    for (SamplerKind kind : List.of(SamplerKind.GRID, SamplerKind.RANDOM)) {
      CandidateGenerator generator =
          StartingPoints.before(
              Samplers.create(
                  small,
                  new SweepSettings(
                      kind, 9, Optional.empty(), Optional.empty(), OptionalInt.empty(), 3, 5)),
              List.of(start(Map.of("kind", "b"))),
              small,
              1,
              ALL,
              List.of());

      List<Assignment> given = take(generator, 3);

      assertThat(given.get(0).text("kind")).isEqualTo("b");
      assertThat(given.subList(1, 3)).noneMatch(given.get(0)::equals);
    }
  }

  @Test
  void areAllThereIsWhereTheSpaceHoldsNothingElse() {
    SearchSpace single =
        new SearchSpace(List.of(new ChoiceParameter("kind", List.of("a"), Optional.empty())));
    CandidateGenerator generator =
        StartingPoints.before(
            Samplers.create(
                single,
                new SweepSettings(
                    SamplerKind.RANDOM,
                    9,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    3,
                    5)),
            List.of(start(Map.of("kind", "a"))),
            single,
            1,
            ALL,
            List.of());

    take(generator, 1);

    assertThat(generator.hasMoreCandidates()).isFalse();
  }

  private static PartialAssignment start(Map<String, Object> values) {
    return new PartialAssignment(values);
  }

  private static CandidateGenerator before(
      List<PartialAssignment> starts, long seed, FeasibilityCheck feasibility) {
    return StartingPoints.before(sampler(), starts, SPACE, seed, feasibility, List.of());
  }

  private static CandidateGenerator sampler() {
    return Samplers.create(
        SPACE,
        new SweepSettings(
            SamplerKind.RANDOM, 9, Optional.empty(), Optional.empty(), OptionalInt.empty(), 3, 5));
  }

  private static List<Assignment> take(CandidateGenerator generator, int count) {
    List<Assignment> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      assertThat(generator.hasMoreCandidates()).isTrue();
      taken.add((Assignment) generator.getCandidate().getValue());
    }
    return taken;
  }
}
