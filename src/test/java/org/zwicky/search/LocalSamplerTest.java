package org.zwicky.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.metric.Goal;
import org.zwicky.search.Observation.Status;
import org.zwicky.space.Assignment;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;

class LocalSamplerTest {

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new LogUniformParameter("rate", 1e-4, 1e-1, Optional.empty()),
              new ChoiceParameter("filters", List.of(16L, 32L, 64L), Optional.empty()),
              new ChoiceParameter("kind", List.of("a", "b", "c"), Optional.empty()),
              new UniformParameter("dropout", 0, 0.5, OptionalDouble.empty(), Optional.empty()),
              new IntParameter("units", 1, 1024, 1, true, Optional.empty()),
              new BooleanParameter("norm", Optional.empty())),
          List.of());

  private static final Assignment RECIPE =
      new Assignment(
          Map.of(
              "rate", 0.01, "filters", 32L, "kind", "a", "dropout", 0.2, "units", 64L, "norm",
              true));

  private final LocalSampler sampler =
      new LocalSampler(
          (history, random) -> {
            throw new IllegalStateException("too early");
          });

  @Property(tries = 200, seed = PropertySeed.SEED)
  void changesAFewParametersOfTheBest(@ForAll long seed) {
    Assignment next =
        sampler
            .suggest(history(trial(1, RECIPE, Status.COMPLETE, 0.8)), new SplittableRandom(seed))
            .orElseThrow();

    assertThat(SPACE.contains(next)).isTrue();
    assertThat(changes(next)).isBetween(1L, 6L);
  }

  @Test
  void changesOneOrTwoMostOftenAndTheFirstOnesMoreOften() {
    Map<String, Integer> counts = new HashMap<>();
    int few = 0;
    for (int seed = 0; seed < 1000; seed++) {
      Assignment next =
          sampler
              .suggest(history(trial(1, RECIPE, Status.COMPLETE, 0.8)), new SplittableRandom(seed))
              .orElseThrow();
      few += changes(next) <= 2 ? 1 : 0;
      for (Parameter parameter : SPACE.parameters()) {
        if (!next.get(parameter.name()).equals(RECIPE.get(parameter.name()))) {
          counts.merge(parameter.name(), 1, Integer::sum);
        }
      }
    }

    assertThat(few).isGreaterThan(750);
    assertThat(counts.get("rate")).isGreaterThan(counts.get("norm"));
  }

  @Test
  void startsFromWhatIsRunningWhereNothingHasEnded() {
    Assignment next =
        sampler
            .suggest(history(trial(1, RECIPE, Status.RUNNING, Double.NaN)), new SplittableRandom(3))
            .orElseThrow();

    assertThat(changes(next)).isBetween(1L, 5L);
  }

  @Test
  void goesOnFromABetterTrial() {
    Map<String, Object> values = new HashMap<>(RECIPE.values());
    values.put("kind", "c");
    values.put("units", 999L);
    values.put("rate", 0.0002);
    Assignment better = new Assignment(values);
    History history =
        history(
            trial(1, RECIPE, Status.COMPLETE, 0.5),
            trial(2, better, Status.COMPLETE, 0.9),
            trial(3, RECIPE, Status.FAILED, Double.NaN));
    int near = 0;
    for (int seed = 0; seed < 200; seed++) {
      Assignment next = sampler.suggest(history, new SplittableRandom(seed)).orElseThrow();
      near += next.get("kind").equals(better.get("kind")) ? 1 : 0;
    }

    assertThat(near).isBetween(100, 180);
  }

  @Test
  void leavesManyTrialsToTheOtherSampler() {
    List<Observation> trials = new ArrayList<>();
    for (int i = 1; i <= LocalSampler.HAND_OVER; i++) {
      trials.add(trial(i, RECIPE, Status.COMPLETE, i));
    }
    LocalSampler handing = new LocalSampler((history, random) -> Optional.of(RECIPE));

    assertThat(handing.suggest(new History(SPACE, Goal.MAXIMIZE, trials), new SplittableRandom(1)))
        .contains(RECIPE);
  }

  @Test
  void aSpaceWithoutTrialsIsDrawnFrom() {
    assertThat(sampler.suggest(history(), new SplittableRandom(1))).isPresent();
  }

  private static long changes(Assignment next) {
    return RECIPE.values().entrySet().stream()
        .filter(entry -> !next.get(entry.getKey()).equals(Optional.of(entry.getValue())))
        .count();
  }

  private static Observation trial(int number, Assignment values, Status status, double value) {
    return new Observation(number, values, status, value, 1);
  }

  private static History history(Observation... trials) {
    return new History(SPACE, Goal.MAXIMIZE, List.of(trials));
  }
}
