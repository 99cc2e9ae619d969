package org.zwicky.search.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.bench.search.TestFunction;
import org.zwicky.bench.search.TestFunctions;
import org.zwicky.metric.Goal;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;
import org.zwicky.space.Assignment;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Constraint;
import org.zwicky.space.IntParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;

class GpSamplerTest {

  private static final SearchSpace SQUARE = new SearchSpace(List.of(range("x"), range("y")));

  private final GpSampler sampler = new GpSampler(1);

  private static UniformParameter range(String name) {
    return new UniformParameter(name, 0, 1, OptionalDouble.empty(), Optional.empty());
  }

  private static Constraint sumBelow(double limit) {
    return new Constraint() {
      @Override
      public Set<String> names() {
        return Set.of("x", "y");
      }

      @Override
      public boolean holds(Map<String, Object> active) {
        return (Double) active.get("x") + (Double) active.get("y") < limit;
      }
    };
  }

  private Optional<Assignment> next(SearchSpace space, Goal goal, List<Observation> observations) {
    return sampler.suggest(
        new History(space, goal, observations), new SplittableRandom(100L + observations.size()));
  }

  private List<Observation> run(
      SearchSpace space, Goal goal, int trials, ToDoubleFunction<Assignment> score) {
    List<Observation> observations = new ArrayList<>();
    for (int i = 1; i <= trials; i++) {
      Assignment assignment = next(space, goal, observations).orElseThrow();
      observations.add(complete(i, assignment, score.applyAsDouble(assignment)));
    }
    return observations;
  }

  private static Observation complete(int number, Assignment assignment, double value) {
    return new Observation(number, assignment, Status.COMPLETE, value, 1);
  }

  private static double distance(Assignment assignment, double x, double y) {
    return Math.hypot(assignment.decimal("x") - x, assignment.decimal("y") - y);
  }

  @Test
  void findsBraninsMinimum() {
    TestFunction branin = TestFunctions.named("Branin").orElseThrow();
    List<Observation> trials = run(branin.space(), Goal.MINIMIZE, 45, branin::value);
    double best = trials.stream().mapToDouble(Observation::value).min().orElseThrow();
    assertThat(branin.regret(best)).isLessThan(1e-3);
  }

  @Test
  void maximisesAsItMinimises() {
    List<Observation> down = run(SQUARE, Goal.MINIMIZE, 18, a -> distance(a, 0.3, 0.8));
    List<Observation> up = run(SQUARE, Goal.MAXIMIZE, 18, a -> -distance(a, 0.3, 0.8));
    assertThat(up.stream().map(Observation::assignment))
        .isEqualTo(down.stream().map(Observation::assignment).toList());
    assertThat(new History(SQUARE, Goal.MAXIMIZE, up).ranked().get(0).value()).isGreaterThan(-0.05);
  }

  @Test
  void keepsToConditionsAndStepsAndNeverRepeats() {
    TestFunction mixed = TestFunctions.mixed().get(0);
    List<Observation> trials = run(mixed.space(), Goal.MINIMIZE, 40, mixed::value);
    assertThat(trials).allMatch(trial -> mixed.space().contains(trial.assignment()));
    assertThat(trials.stream().map(Observation::assignment)).doesNotHaveDuplicates();
  }

  @Test
  void keepsToConstraintsWhereTheBestLiesBeyondThem() {
    SearchSpace space = new SearchSpace(SQUARE.parameters(), List.of(sumBelow(1)));
    List<Observation> trials = run(space, Goal.MINIMIZE, 30, a -> distance(a, 1, 1));
    assertThat(trials).allMatch(trial -> space.contains(trial.assignment()));
    assertThat(new History(space, Goal.MINIMIZE, trials).ranked().get(0).value()).isLessThan(0.75);
  }

  @Test
  void exhaustsASmallSpaceAndSaysSo() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new IntParameter("n", 1, 5, 1, false, Optional.empty()),
                new ChoiceParameter("kind", List.of("a", "b", "c"), Optional.empty()),
                new BooleanParameter("flag", Optional.empty())));
    List<Observation> trials = run(space, Goal.MAXIMIZE, 30, a -> a.integer("n"));
    assertThat(trials.stream().map(Observation::assignment)).doesNotHaveDuplicates();
    assertThat(next(space, Goal.MAXIMIZE, trials)).isEmpty();
  }

  @Test
  void proposesSomethingElseWhileATrialRuns() {
    List<Observation> trials = run(SQUARE, Goal.MINIMIZE, 15, a -> distance(a, 0.3, 0.8));
    Set<Assignment> proposed = new HashSet<>();
    double nearest = 1;
    for (int i = 0; i < 4; i++) {
      Assignment assignment =
          sampler
              .suggest(new History(SQUARE, Goal.MINIMIZE, trials), new SplittableRandom(7))
              .orElseThrow();
      for (Assignment other : proposed) {
        nearest = Math.min(nearest, distance(assignment, other.decimal("x"), other.decimal("y")));
      }
      proposed.add(assignment);
      trials.add(new Observation(16 + i, assignment, Status.RUNNING, Double.NaN, 0));
    }
    assertThat(proposed).hasSize(4);
    assertThat(nearest).isGreaterThan(1e-5);
  }

  @Test
  void answersAlikeForTheSameHistoryAndNumbers() {
    TestFunction mixed = TestFunctions.mixed().get(0);
    List<Observation> trials = run(mixed.space(), Goal.MINIMIZE, 14, mixed::value);
    assertThat(
            new GpSampler(1)
                .suggest(
                    new History(mixed.space(), Goal.MINIMIZE, trials), new SplittableRandom(3)))
        .isEqualTo(
            sampler.suggest(
                new History(mixed.space(), Goal.MINIMIZE, trials), new SplittableRandom(3)));
  }

  @Test
  void staysAwayFromWhereTrialsFail() {
    List<Observation> observations = new ArrayList<>();
    int failedLate = 0;
    for (int i = 1; i <= 30; i++) {
      Assignment assignment = next(SQUARE, Goal.MINIMIZE, observations).orElseThrow();
      boolean fails = assignment.decimal("x") > 0.5;
      failedLate += fails && i > 20 ? 1 : 0;
      observations.add(
          new Observation(
              i,
              assignment,
              fails ? Status.FAILED : Status.COMPLETE,
              fails ? Double.NaN : distance(assignment, 0.2, 0.5),
              1));
    }
    assertThat(failedLate).isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e308, -1e-300, Double.NaN, Double.POSITIVE_INFINITY})
  void copesWithNothingButOneValue(double value) {
    List<Observation> trials = run(SQUARE, Goal.MINIMIZE, 16, a -> value);
    assertThat(trials).allMatch(trial -> SQUARE.contains(trial.assignment()));
  }

  @Test
  void copesWithHugeAndInfiniteValuesAmongOthers() {
    double[] odd = {
      1e308, -1e308, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-308, 3
    };
    int[] calls = {0};
    List<Observation> trials =
        run(
            SQUARE,
            Goal.MAXIMIZE,
            25,
            a -> calls[0]++ % 2 == 0 ? a.decimal("x") : odd[calls[0] / 2 % odd.length]);
    assertThat(trials).allMatch(trial -> SQUARE.contains(trial.assignment()));
  }

  @Test
  void copesWithTrialsThatAllFailedOrWerePruned() {
    List<Observation> trials = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      Assignment assignment = next(SQUARE, Goal.MINIMIZE, trials).orElseThrow();
      Status status = i % 2 == 0 ? Status.FAILED : Status.PRUNED;
      trials.add(new Observation(i, assignment, status, i % 2 == 0 ? Double.NaN : i, 1));
    }
    assertThat(trials).allMatch(trial -> SQUARE.contains(trial.assignment()));
  }

  @Test
  void learnsFromTrialsOfAnEarlierSpace() {
    List<Observation> trials = run(SQUARE, Goal.MINIMIZE, 12, a -> distance(a, 0.3, 0.8));
    List<UniformParameter> wider = List.of(range("x"), range("y"), range("z"));
    SearchSpace space = new SearchSpace(wider);
    Assignment assignment = next(space, Goal.MINIMIZE, trials).orElseThrow();
    assertThat(space.contains(assignment)).isTrue();
  }
}
