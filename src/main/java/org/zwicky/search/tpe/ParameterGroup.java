package org.zwicky.search.tpe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.space.Assignment;
import org.zwicky.space.Condition;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;

/**
 * Parameters that always occur together, because the same condition switches them on.
 *
 * @param condition of all of them; empty for always
 * @param axes one a parameter
 */
record ParameterGroup(Optional<Condition> condition, List<Axis> axes) {

  /** The groups of a space; each comes after those that its condition looks at. */
  static List<ParameterGroup> of(SearchSpace space) {
    Map<Optional<Condition>, List<Axis>> groups = new LinkedHashMap<>();
    for (Parameter parameter : space.parameters()) {
      if (!(parameter instanceof ConstantParameter)) {
        groups
            .computeIfAbsent(parameter.condition(), condition -> new ArrayList<>())
            .add(Axis.of(parameter));
      }
    }
    return groups.entrySet().stream()
        .map(entry -> new ParameterGroup(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  /** Whether values chosen so far switch it on. */
  boolean isActive(Map<String, Object> chosen) {
    return condition.map(needed -> needed.holds(chosen)).orElse(true);
  }

  /** Whether an assignment has its parameters. */
  boolean isIn(Assignment assignment) {
    return assignment.isActive(axes.get(0).name());
  }

  /** The positions of an assignment that has its parameters. */
  double[] point(Assignment assignment) {
    return axes.stream()
        .mapToDouble(axis -> axis.position(assignment.get(axis.name()).orElseThrow()))
        .toArray();
  }

  /** The values that lie at a point, by name. */
  Map<String, Object> values(double[] point) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < point.length; i++) {
      values.put(axes.get(i).name(), axes.get(i).value(point[i]));
    }
    return values;
  }
}
