package org.zwicky.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.zwicky.PropertySeed;

public class SearchSpacePropertiesTest {

  @Property(tries = 200, seed = PropertySeed.SEED)
  void everyDrawnAssignmentRespectsKindsRangesStepsAndConditions(@ForAll long seed) {
    Random random = new Random(seed);
    SearchSpace space = space(random, 8, true);
    for (int i = 0; i < 20; i++) {
      Assignment assignment =
          space.assign(parameter -> parameter.atCoordinate(random.nextDouble()));

      assertThat(space.contains(assignment)).isTrue();
      for (Parameter parameter : space.parameters()) {
        boolean wanted = parameter.condition().map(when -> meets(when, assignment)).orElse(true);
        assertThat(assignment.isActive(parameter.name())).isEqualTo(wanted);
        assignment.get(parameter.name()).ifPresent(value -> assertInside(parameter, value));
      }
    }
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void countsAsManyCombinationsAsThereAre(@ForAll long seed) {
    SearchSpace space = space(new Random(seed), 5, false);
    Set<Assignment> all = new HashSet<>();
    enumerate(space, new ArrayList<>(), all);

    assertThat(space.combinations()).hasValue(BigInteger.valueOf(all.size()));
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void endsOfTheCoordinateAreInsideEveryParameter(@ForAll long seed) {
    for (Parameter parameter : space(new Random(seed), 8, true).parameters()) {
      assertThat(parameter.contains(parameter.atCoordinate(0))).isTrue();
      assertThat(parameter.contains(parameter.atCoordinate(1))).isTrue();
      assertThat(parameter.samples()).allMatch(parameter::contains);
    }
  }

  private static void assertInside(Parameter parameter, Object value) {
    if (parameter instanceof IntParameter range) {
      assertThat((Long) value).isBetween(range.low(), range.high());
      assertThat(((Long) value - range.low()) % range.step()).isZero();
    } else if (parameter instanceof UniformParameter range) {
      assertThat((Double) value).isBetween(range.low(), range.high());
    } else if (parameter instanceof LogUniformParameter range) {
      assertThat((Double) value).isBetween(range.low(), range.high());
    } else if (parameter instanceof ChoiceParameter choice) {
      assertThat(choice.values()).contains(value);
    } else {
      assertThat(parameter.contains(value)).isTrue();
    }
  }

  private static boolean meets(Condition condition, Assignment assignment) {
    return condition.alternatives().stream()
        .anyMatch(
            all ->
                all.entrySet().stream()
                    .allMatch(
                        entry ->
                            assignment
                                .get(entry.getKey())
                                .map(entry.getValue()::accepts)
                                .orElse(false)));
  }

  /** Follows every path of choices; {@code path} holds the index taken at each question. */
  private static void enumerate(SearchSpace space, List<Long> path, Set<Assignment> found) {
    List<Parameter> asked = new ArrayList<>();
    Assignment assignment =
        space.assign(
            parameter -> {
              asked.add(parameter);
              int at = asked.size() - 1;
              return parameter.valueAt(at < path.size() ? path.get(at) : 0);
            });
    if (asked.size() == path.size()) {
      found.add(assignment);
      return;
    }
    long count = asked.get(path.size()).count().orElseThrow();
    for (long index : LongStream.range(0, count).toArray()) {
      List<Long> next = new ArrayList<>(path);
      next.add(index);
      enumerate(space, next, found);
    }
  }

  /** A random space whose parameters depend on earlier discrete ones at random. */
  public static SearchSpace space(Random random, int size, boolean continuous) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      parameters.add(parameter("p" + i, random, condition(random, parameters), continuous));
    }
    return new SearchSpace(parameters);
  }

  private static Optional<Condition> condition(Random random, List<Parameter> earlier) {
    if (earlier.isEmpty() || random.nextBoolean()) {
      return Optional.empty();
    }
    List<Map<String, Requirement>> alternatives = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      Map<String, Requirement> all = new LinkedHashMap<>();
      for (int k = 0; k <= random.nextInt(2); k++) {
        Parameter parent = earlier.get(random.nextInt(earlier.size()));
        all.put(parent.name(), requirement(random, parent));
      }
      alternatives.add(all);
    }
    return Optional.of(new Condition(alternatives));
  }

  /** One that some value of the parent fulfils. */
  private static Requirement requirement(Random random, Parameter parent) {
    Object value = parent.atCoordinate(random.nextDouble());
    if (parent.isContinuous()
        || (value instanceof Number
            && !(parent instanceof ChoiceParameter)
            && random.nextBoolean())) {
      Comparison comparison = random.nextBoolean() ? Comparison.AT_LEAST : Comparison.AT_MOST;
      return new Requirement.Within(Map.of(comparison, ((Number) value).doubleValue()));
    }
    boolean several = parent.count().getAsLong() > 1;
    if (several && random.nextInt(3) == 0) {
      return new Requirement.NoneOf(Set.of(value));
    }
    Set<Object> values = new LinkedHashSet<>(List.of(value));
    values.add(parent.atCoordinate(random.nextDouble()));
    return new Requirement.OneOf(values);
  }

  private static Parameter parameter(
      String name, Random random, Optional<Condition> condition, boolean continuous) {
    double low = random.nextDouble() * 10 - 5;
    return switch (random.nextInt(continuous ? 7 : 5)) {
      case 0 ->
          new IntParameter(
              name,
              (long) low,
              (long) low + random.nextInt(4),
              1 + random.nextInt(2),
              false,
              condition);
      case 1 -> new IntParameter(name, 1, 1 + random.nextInt(4), 1, true, condition);
      case 2 ->
          new ChoiceParameter(name, List.of("a", 1, 2.5, List.of(1), Map.of("b", 2)), condition);
      case 3 -> new BooleanParameter(name, condition);
      case 4 -> new UniformParameter(name, low, low + 0.35, OptionalDouble.of(0.1), condition);
      case 5 -> new UniformParameter(name, low, low + 3, OptionalDouble.empty(), condition);
      default -> new LogUniformParameter(name, 1e-5, 10, condition);
    };
  }
}
