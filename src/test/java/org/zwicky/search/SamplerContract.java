package org.zwicky.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;
import org.zwicky.search.Observation.Status;
import org.zwicky.space.Assignment;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Condition;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Constraint;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;
import org.zwicky.study.Seeds;

/** What every sampler promises. Extend it to test one of your own. */
public abstract class SamplerContract {

  private static final SearchSpace EVERY_KIND =
      new SearchSpace(
          List.of(
              new ConstantParameter("size", 3L, Optional.empty()),
              whole("blocks", 1, 4),
              new IntParameter("filters", 4, 256, 1, true, Optional.empty()),
              new IntParameter("units", 16, 128, 16, false, Optional.empty()),
              uniform("dropout", OptionalDouble.of(0.1), Optional.empty()),
              new LogUniformParameter("rate", 1e-5, 1e-1, Optional.empty()),
              new ChoiceParameter("updater", List.of("adam", "sgd"), Optional.empty()),
              uniform("momentum", OptionalDouble.empty(), when("updater", "sgd")),
              new BooleanParameter("nesterov", when("updater", "sgd")),
              uniform("damping", OptionalDouble.empty(), when("nesterov", true))),
          List.of(new AtMost("blocks", "units", 128)));

  private static final SearchSpace FINITE =
      new SearchSpace(
          List.of(
              whole("blocks", 1, 3),
              new BooleanParameter("norm", Optional.empty()),
              new ChoiceParameter("mode", List.of("a", "b"), when("norm", true))),
          List.of(new AtMost("blocks", "blocks", 4)));

  /** The sampler, made anew for every question: it may keep nothing from one to the next. */
  protected abstract Sampler sampler();

  @Test
  void proposesNewAssignmentsOfTheSpace() {
    for (Goal goal : Goal.values()) {
      List<Observation> trials = run(EVERY_KIND, goal, 40);

      assertThat(trials).hasSize(40);
      assertThat(trials).allMatch(trial -> EVERY_KIND.contains(trial.assignment()));
      assertThat(distinct(trials)).hasSize(40);
    }
  }

  @Test
  void proposesTheSameForTheSameSeed() {
    assertThat(run(EVERY_KIND, Goal.MAXIMIZE, 25)).isEqualTo(run(EVERY_KIND, Goal.MAXIMIZE, 25));
  }

  @Test
  void findsEveryCombinationOnceAndEnds() {
    List<Observation> trials = run(FINITE, Goal.MINIMIZE, 100);

    assertThat(distinct(trials)).hasSize(6).hasSameSizeAs(trials);
  }

  @Test
  void endsInASpaceThatTakesLongToTry() {
    SearchSpace space = new SearchSpace(List.of(whole("a", 1, 6), whole("b", 1, 7)));

    assertThat(distinct(run(space, Goal.MAXIMIZE, 100))).hasSize(42);
  }

  @Test
  void triesConstantsOnce() {
    SearchSpace constants =
        new SearchSpace(List.of(new ConstantParameter("size", 3L, Optional.empty())));

    assertThat(run(constants, Goal.MAXIMIZE, 5)).hasSize(1);
    assertThat(run(new SearchSpace(List.of()), Goal.MAXIMIZE, 5)).hasSize(1);
  }

  @Test
  void searchesASingleParameter() {
    for (Parameter parameter :
        List.of(
            uniform("x", OptionalDouble.empty(), Optional.empty()),
            new LogUniformParameter("x", 1e-9, 1e9, Optional.empty()))) {
      SearchSpace space = new SearchSpace(List.of(parameter));

      assertThat(distinct(run(space, Goal.MINIMIZE, 40))).hasSize(40);
    }
  }

  @Test
  void copesWithResultsThatAreNone() {
    for (Status status : Status.values()) {
      for (double value :
          new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, 1e300}) {
        List<Observation> trials = new ArrayList<>();
        for (int number = 1; number <= 25; number++) {
          Assignment suggestion = suggest(EVERY_KIND, Goal.MAXIMIZE, trials).orElseThrow();
          assertThat(EVERY_KIND.contains(suggestion)).isTrue();
          trials.add(new Observation(number, suggestion, status, value, number % 3));
        }
        assertThat(distinct(trials)).hasSize(25);
      }
    }
  }

  private List<Observation> run(SearchSpace space, Goal goal, int most) {
    List<Observation> trials = new ArrayList<>();
    for (int number = 1; number <= most; number++) {
      Optional<Assignment> suggestion = suggest(space, goal, trials);
      if (suggestion.isEmpty()) {
        break;
      }
      Status status = Status.values()[number % 7 == 0 ? number / 7 % 4 : 1];
      double value =
          status == Status.RUNNING ? Double.NaN : (suggestion.get().hashCode() & 1023) / 7.0;
      trials.add(new Observation(number, suggestion.get(), status, value, number % 5));
    }
    return trials;
  }

  private Optional<Assignment> suggest(SearchSpace space, Goal goal, List<Observation> trials) {
    return sampler()
        .suggest(
            new History(space, goal, trials),
            new SplittableRandom(Seeds.ofTrial(5, trials.size() + 1)));
  }

  private static Set<Assignment> distinct(List<Observation> trials) {
    Set<Assignment> distinct = new HashSet<>();
    trials.forEach(trial -> distinct.add(trial.assignment()));
    return distinct;
  }

  private static IntParameter whole(String name, long low, long high) {
    return new IntParameter(name, low, high, 1, false, Optional.empty());
  }

  private static UniformParameter uniform(
      String name, OptionalDouble step, Optional<Condition> condition) {
    return new UniformParameter(name, 0, 0.9, step, condition);
  }

  private static Optional<Condition> when(String parent, Object value) {
    return Optional.of(new Condition(Map.of(parent, List.of(value))));
  }

  /** The product of two is limited. */
  private record AtMost(String one, String other, long limit) implements Constraint {

    @Override
    public Set<String> names() {
      return Set.of(one).equals(Set.of(other)) ? Set.of(one) : Set.of(one, other);
    }

    @Override
    public boolean holds(Map<String, Object> active) {
      return (Long) active.get(one) * (Long) active.get(other) <= limit;
    }
  }
}
