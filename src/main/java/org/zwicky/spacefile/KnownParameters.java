package org.zwicky.spacefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.zwicky.space.Condition;
import org.zwicky.space.Constraint;
import org.zwicky.space.Parameter;

/**
 * Each parameter stands for all that it can be, or for values that show it where they are many.
 *
 * @param names of all parameters in the file
 * @param parameters those that could be read, by name
 * @param constraints that rule out some of their values
 * @param facts that rule out some of their values at this place
 * @param variant which one of its values a parameter with objects among them stands for
 */
record KnownParameters(
    Set<String> names,
    Map<String, Parameter> parameters,
    List<Constraint> constraints,
    List<KnownCondition> facts,
    int variant)
    implements References {

  private static final int MAX_LISTED = 64;
  private static final int MAX_CASES = 4096;
  private static final int MAX_VARIANTS = 200;
  private static final int SPREAD = 16;

  KnownParameters(
      Set<String> names, Map<String, Parameter> parameters, List<Constraint> constraints) {
    this(names, parameters, constraints, List.of(), 0);
  }

  KnownParameters withVariant(int other) {
    return new KnownParameters(names, parameters, constraints, facts, other);
  }

  @Override
  public References where(KnownCondition fact) {
    List<KnownCondition> all = new ArrayList<>(facts);
    all.add(fact);
    return new KnownParameters(names, parameters, constraints, all, variant);
  }

  @Override
  public boolean areAssigned() {
    return false;
  }

  /** How many variants there are to check. */
  int variants() {
    return parameters.values().stream()
        .filter(KnownParameters::hasObjects)
        .mapToInt(parameter -> Math.min(MAX_VARIANTS, parameter.samples().size()))
        .max()
        .orElse(1);
  }

  @Override
  public Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>(names);
    parameters.values().stream()
        .filter(KnownParameters::hasObjects)
        .forEach(
            parameter ->
                parameter.samples().forEach(value -> addMembers(parameter.name(), value, paths)));
    return paths;
  }

  private static void addMembers(String path, Object value, Set<String> paths) {
    paths.add(path);
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, member) -> addMembers(path + "." + name, member, paths));
    }
  }

  private static boolean hasObjects(Parameter parameter) {
    return parameter.count().orElse(Long.MAX_VALUE) <= Integer.MAX_VALUE
        && parameter.samples().stream().anyMatch(Map.class::isInstance);
  }

  @Override
  public Cases cases(Set<String> wanted) {
    if (!parameters.keySet().containsAll(wanted)) {
      return new Cases(List.of(), Optional.empty());
    }
    List<Parameter> involved = wanted.stream().map(parameters::get).toList();
    String absent =
        involved.stream()
            .flatMap(parameter -> parameter.condition().stream())
            .filter(condition -> !isImplied(condition))
            .map(condition -> "when " + ConditionReader.describe(condition))
            .distinct()
            .collect(Collectors.joining(" and "));
    return new Cases(
        combinations(involved).stream().filter(values -> canBe(values, wanted)).toList(),
        absent.isEmpty() ? Optional.empty() : Optional.of(absent));
  }

  /** Whether the facts leave no case in which the condition is not met. */
  private boolean isImplied(Condition condition) {
    Set<String> relevant = new LinkedHashSet<>(condition.parents());
    facts.forEach(fact -> relevant.addAll(fact.names()));
    if (facts.isEmpty() || !parameters.keySet().containsAll(relevant)) {
      return false;
    }
    List<Parameter> involved = relevant.stream().map(parameters::get).toList();
    double product =
        involved.stream()
            .mapToDouble(parameter -> values(parameter).size())
            .reduce(1, (a, b) -> a * b);
    boolean all =
        product <= MAX_CASES
            && involved.stream()
                .allMatch(p -> p.count().orElse(Long.MAX_VALUE) <= MAX_LISTED || hasObjects(p));
    boolean parentsThere =
        condition.parents().stream()
            .flatMap(parent -> parameters.get(parent).condition().stream())
            .allMatch(this::isImplied);
    return all
        && parentsThere
        && combinations(involved).stream()
            .filter(values -> facts.stream().allMatch(fact -> fact.holds().test(values)))
            .allMatch(condition::holds);
  }

  /** Whether neither constraint nor fact nor condition among just these parameters rules it out. */
  private boolean canBe(Map<String, Object> values, Set<String> wanted) {
    boolean allowed =
        constraints.stream()
            .filter(constraint -> wanted.containsAll(constraint.names()))
            .allMatch(constraint -> constraint.holds(values));
    return allowed
        && facts.stream()
            .filter(fact -> fact.isAbout(wanted))
            .allMatch(fact -> fact.holds().test(values))
        && wanted.stream()
            .flatMap(name -> parameters.get(name).condition().stream())
            .filter(condition -> wanted.containsAll(condition.parents()))
            .allMatch((Condition condition) -> condition.holds(values));
  }

  private List<Map<String, Object>> combinations(List<Parameter> involved) {
    List<List<Object>> lists = involved.stream().map(this::values).toList();
    double product = lists.stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
    long cases = (long) Math.min(product, MAX_CASES);
    Random random = new Random(1);
    List<Map<String, Object>> combinations = new ArrayList<>();
    for (long i = 0; i < cases; i++) {
      Map<String, Object> values = new LinkedHashMap<>();
      long rest = i;
      for (int k = 0; k < lists.size(); k++) {
        List<Object> list = lists.get(k);
        int index = product <= MAX_CASES ? (int) (rest % list.size()) : random.nextInt(list.size());
        rest /= list.size();
        values.put(involved.get(k).name(), list.get(index));
      }
      combinations.add(values);
    }
    return combinations;
  }

  private List<Object> values(Parameter parameter) {
    long count = parameter.count().orElse(Long.MAX_VALUE);
    if (hasObjects(parameter)) {
      return List.of(parameter.valueAt(variant % count));
    }
    if (count <= MAX_LISTED) {
      return LongStream.range(0, count).mapToObj(parameter::valueAt).toList();
    }
    Set<Object> values = new LinkedHashSet<>(parameter.samples());
    if (!parameter.isContinuous() && values.size() < count) {
      for (int i = 0; i < SPREAD; i++) {
        values.add(parameter.valueAt(i * (count / SPREAD) + i % 2));
      }
    }
    return List.copyOf(values);
  }
}
