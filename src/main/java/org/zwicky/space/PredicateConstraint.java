package org.zwicky.space;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A constraint written in Java; equal when text, names and the predicate object are. */
record PredicateConstraint(String text, Set<String> names, Predicate<Assignment> predicate)
    implements Constraint {

  @Override
  public boolean holds(Map<String, Object> active) {
    return predicate.test(new Assignment(active));
  }

  @Override
  public String toString() {
    return text;
  }
}
