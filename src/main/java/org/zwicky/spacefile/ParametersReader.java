package org.zwicky.spacefile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.zwicky.space.Condition;
import org.zwicky.space.DependencyOrder;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;

/** Reads the {@code parameters} section. */
final class ParametersReader {

  /** A parameter that waits for its condition. */
  interface Unconditioned extends Function<Optional<Condition>, Parameter> {}

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,63}");

  private final ObjectReader section;
  private final Map<String, Unconditioned> read = new LinkedHashMap<>();
  private final Map<String, Parameter> domains = new LinkedHashMap<>();

  private ParametersReader(ObjectReader section) {
    this.section = section;
  }

  /** The parameters that could be read, by name, in the file's order; none without the section. */
  static Map<String, Parameter> read(ObjectReader root) {
    return root.object("parameters")
        .map(section -> new ParametersReader(section).parameters())
        .orElse(Map.of());
  }

  private Map<String, Parameter> parameters() {
    for (String name : section.names()) {
      Cursor cursor = section.cursor().child(name);
      if (!NAME.matcher(name).matches()) {
        cursor.note(
            "is no name for a parameter; begin with a letter, go on with letters, digits, _ and -,"
                + " at most 64 in all.");
      }
      new ParameterReader(name, cursor)
          .read()
          .ifPresent(
              parameter -> {
                read.put(name, parameter);
                domains.put(name, parameter.apply(Optional.empty()));
              });
    }
    boolean cycle = noteCycle();
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    read.forEach((name, parameter) -> parameters.put(name, parameter.apply(condition(name))));
    if (!cycle && parameters.size() == section.names().size()) {
      noteNeverActive(new SearchSpace(parameters.values()));
    }
    return parameters;
  }

  private Optional<Condition> condition(String name) {
    Cursor parameter = section.cursor().child(name);
    return parameter.node().has("when")
        ? new ConditionReader(Set.copyOf(section.names()), domains).read(parameter.child("when"))
        : Optional.empty();
  }

  /** Finds conditions that contradict those of their parents. */
  private void noteNeverActive(SearchSpace space) {
    Set<String> never = new HashSet<>();
    for (Parameter parameter : space.parameters()) {
      if (!space.canBeActive(parameter)) {
        never.add(parameter.name());
        Condition condition = parameter.condition().orElseThrow();
        if (condition.parents().stream().noneMatch(never::contains)) {
          section
              .cursor()
              .child(parameter.name())
              .child("when")
              .note(
                  "can never be met: %s is never so, as the conditions of %s stand."
                      .formatted(
                          ConditionReader.describe(condition),
                          String.join(" and ", condition.parents())));
        }
      }
    }
  }

  private boolean noteCycle() {
    Map<String, Set<String>> parents = new LinkedHashMap<>();
    section.names().forEach(name -> parents.put(name, parents(name)));
    Optional<List<String>> cycle = DependencyOrder.findCycle(parents);
    cycle.ifPresent(
        names ->
            section
                .cursor()
                .child(names.get(0))
                .child("when")
                .note(
                    "goes in a circle: %s; no parameter can be the first to get a value."
                        .formatted(String.join(" → ", names))));
    return cycle.isPresent();
  }

  private Set<String> parents(String name) {
    return new TreeSet<>(ConditionReader.parents(section.cursor().node().get(name).path("when")));
  }
}
