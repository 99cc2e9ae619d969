package org.zwicky.spacefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers problems and finds their places. Not safe for several threads. */
final class ProblemCollector {

  private static final Comparator<Problem> FILE_ORDER =
      Comparator.comparingInt((Problem problem) -> problem.line() == 0 ? 1 : 0)
          .thenComparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  private final List<Problem> problems = new ArrayList<>();
  private Optional<LocatedTree> tree = Optional.empty();

  /** From now on, finds places in this tree. */
  void locateIn(LocatedTree located) {
    tree = Optional.of(located);
  }

  /** Notes a problem with the value at a pointer, or with its absence. */
  void add(String pointer, String message) {
    add(pointer, tree.flatMap(located -> located.placeOf(pointer)), message);
  }

  /** Notes a problem with the name of a member. */
  void addAtKey(String pointer, String message) {
    add(pointer, tree.flatMap(located -> located.placeOfKey(pointer)), message);
  }

  void add(String pointer, Optional<Place> place, String message) {
    String origin =
        tree.flatMap(located -> located.overrideOf(pointer))
            .map(override -> " (set by " + override + ")")
            .orElse("");
    Problem problem =
        new Problem(
            pointer,
            place.map(Place::line).orElse(0),
            place.map(Place::column).orElse(0),
            message + origin,
            place.map(Place::file).orElse(""));
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  boolean has(String pointer) {
    return problems.stream().anyMatch(problem -> problem.pointer().equals(pointer));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /**
   * Does nothing where all is well.
   *
   * @throws InvalidSearchSpaceException if a problem was noted
   */
  void throwIfAny(String source) {
    if (!problems.isEmpty()) {
      throw new InvalidSearchSpaceException(source, problems.stream().sorted(FILE_ORDER).toList());
    }
  }
}
