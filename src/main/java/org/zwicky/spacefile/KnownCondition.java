package org.zwicky.spacefile;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known of parameters at a place in a file: within the third repetition of layers, that
 * they are repeated three times at least.
 *
 * @param names of the parameters
 * @param holds for values of all of them, whether it is so
 */
record KnownCondition(Set<String> names, Predicate<Map<String, Object>> holds) {

  boolean isAbout(Set<String> parameters) {
    return parameters.containsAll(names);
  }
}
