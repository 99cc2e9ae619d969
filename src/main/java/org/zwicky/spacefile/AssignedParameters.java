package org.zwicky.spacefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zwicky.space.Assignment;

/** Each parameter stands for its value in one assignment. */
record AssignedParameters(Set<String> paths, Assignment assignment) implements References {

  @Override
  public Set<String> names() {
    return paths.stream().filter(path -> path.indexOf('.') < 0).collect(Collectors.toSet());
  }

  @Override
  public Cases cases(Set<String> parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach(name -> assignment.get(name).ifPresent(value -> values.put(name, value)));
    return values.size() == parameters.size()
        ? new Cases(List.of(values), Optional.empty())
        : new Cases(List.of(), Optional.of("in other trials"));
  }

  @Override
  public int variant() {
    return 0;
  }

  @Override
  public References where(KnownCondition fact) {
    return this;
  }

  @Override
  public boolean areAssigned() {
    return true;
  }
}
