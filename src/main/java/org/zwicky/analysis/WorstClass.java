package org.zwicky.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The class a trial recognises least.
 *
 * @param name of the class
 * @param recall share of its validation images that were found, in [0, 1]
 * @param support its validation images
 */
public record WorstClass(String name, double recall, long support) {

  /** The least recall of the classes that have images; the first of several. */
  static Optional<WorstClass> of(List<ClassScore> classes) {
    return classes.stream()
        .filter(c -> c.support() > 0)
        .min(Comparator.comparingDouble(ClassScore::recall))
        .map(c -> new WorstClass(c.name(), c.recall(), c.support()));
  }
}
