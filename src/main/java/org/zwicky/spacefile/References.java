package org.zwicky.spacefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zwicky.space.Assignment;
import org.zwicky.space.Constraint;
import org.zwicky.space.Parameter;

/** What {@code "$name"} and the names in an expression stand for. */
interface References {

  /** No references: a text with a dollar sign is plain text. */
  References NONE = new KnownParameters(Set.of(), Map.of(), List.of());

  /** The parameters that may be referred to. */
  Set<String> names();

  /** Likewise, and with dots the members of those that are objects. */
  Set<String> paths();

  /**
   * What parameters stand for.
   *
   * @param parameters some of {@link #names()}
   */
  Cases cases(Set<String> parameters);

  /**
   * Which of the objects that a parameter can be is looked at; a file is checked with each in turn.
   * The others are 0.
   */
  int variant();

  /** Likewise at a place where something is known besides. */
  References where(KnownCondition fact);

  /** Whether each parameter stands for its value in one trial. */
  boolean areAssigned();

  /**
   * What parameters can be together.
   *
   * @param values by name; none if one of them is inactive or could not be read
   * @param absentUnless under which condition there are values; empty for always
   */
  record Cases(List<Map<String, Object>> values, Optional<String> absentUnless) {}

  /**
   * Each parameter stands for all that it can be: how a file is checked.
   *
   * @param constraints that rule out some of it
   */
  static References to(
      Set<String> names,
      Map<String, Parameter> parameters,
      List<? extends Constraint> constraints) {
    return new KnownParameters(names, parameters, List.copyOf(constraints));
  }

  /**
   * Each parameter stands for its value in an assignment: how a trial is made.
   *
   * @param paths names and members that may be referred to
   */
  static References to(Set<String> paths, Assignment assignment) {
    return new AssignedParameters(paths, assignment);
  }
}
