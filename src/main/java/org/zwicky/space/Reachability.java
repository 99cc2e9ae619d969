package org.zwicky.space;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a parameter can ever be switched on. Pure functions. */
final class Reachability {

  /** Beyond so many steps of the search, a condition is taken to be met somewhere. */
  private static final int MAX_STEPS = 100_000;

  private final List<Parameter> ancestors;
  private final Map<String, List<Requirement>> requirements;
  private final Condition condition;
  private int steps;

  private Reachability(List<Parameter> ancestors, Parameter parameter) {
    this.ancestors = ancestors;
    this.condition = parameter.condition().orElseThrow();
    Set<Parameter> all = new LinkedHashSet<>(ancestors);
    all.add(parameter);
    requirements = CombinationCounter.requirements(List.copyOf(all));
  }

  /**
   * Whether some values of the parameters before it meet its condition.
   *
   * @param parameters of the whole space, parents first
   */
  static boolean canBeActive(Parameter parameter, List<Parameter> parameters) {
    if (parameter.condition().isEmpty()) {
      return true;
    }
    Set<String> wanted = new LinkedHashSet<>(parameter.condition().get().parents());
    for (int i = parameters.size() - 1; i >= 0; i--) {
      if (wanted.contains(parameters.get(i).name())) {
        parameters.get(i).condition().ifPresent(above -> wanted.addAll(above.parents()));
      }
    }
    List<Parameter> ancestors =
        parameters.stream().filter(each -> wanted.contains(each.name())).toList();
    return new Reachability(ancestors, parameter).search(0, new HashMap<>());
  }

  private boolean search(int from, Map<String, Object> chosen) {
    if (steps++ > MAX_STEPS) {
      return true;
    }
    if (from == ancestors.size()) {
      return condition.holds(chosen);
    }
    Parameter parameter = ancestors.get(from);
    if (!parameter.condition().map(above -> above.holds(chosen)).orElse(true)) {
      return search(from + 1, chosen);
    }
    for (Part part : Part.of(parameter, requirements.getOrDefault(parameter.name(), List.of()))) {
      chosen.put(parameter.name(), part.representative());
      if (search(from + 1, chosen)) {
        return true;
      }
    }
    chosen.remove(parameter.name());
    return false;
  }
}
