package org.zwicky.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts names after the names they depend on, and finds circles among them. */
public final class DependencyOrder {

  private final Map<String, ? extends Collection<String>> parents;
  private final Set<String> done = new LinkedHashSet<>();
  private final Set<String> path = new LinkedHashSet<>();
  private final List<String> cycle = new ArrayList<>();

  private DependencyOrder(Map<String, ? extends Collection<String>> parents) {
    this.parents = parents;
    new LinkedHashMap<>(parents).keySet().forEach(this::visit);
  }

  /**
   * The names, parents first, otherwise as given. Parents that are no keys are passed over.
   *
   * @throws IllegalArgumentException if they depend on each other in a circle
   */
  public static List<String> sort(Map<String, ? extends Collection<String>> parents) {
    DependencyOrder order = new DependencyOrder(parents);
    if (!order.cycle.isEmpty()) {
      throw new IllegalArgumentException("Circle: " + String.join(" → ", order.cycle));
    }
    return List.copyOf(order.done);
  }

  /** The first circle as a path that ends where it began; empty if there is none. */
  public static Optional<List<String>> findCycle(
      Map<String, ? extends Collection<String>> parents) {
    List<String> cycle = new DependencyOrder(parents).cycle;
    return cycle.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(cycle));
  }

  private void visit(String name) {
    if (done.contains(name) || !cycle.isEmpty() || !parents.containsKey(name)) {
      return;
    }
    if (!path.add(name)) {
      List<String> names = List.copyOf(path);
      cycle.addAll(names.subList(names.indexOf(name), names.size()));
      cycle.add(name);
      return;
    }
    parents.get(name).forEach(this::visit);
    path.remove(name);
    done.add(name);
  }
}
