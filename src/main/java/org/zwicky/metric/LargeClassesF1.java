package org.zwicky.metric;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The mean F1 of the classes that have at least a number of samples, each class once: the F1 of a
 * class of three samples jumps by a third with each of them.
 *
 * @param minImages samples from which a class counts, at least 1
 */
public record LargeClassesF1(int minImages) implements Score {

  /** What its key looks like. */
  static final Pattern PATTERN = Pattern.compile("macroF1:minImages=([1-9]\\d{0,8})");

  @Override
  public String key() {
    return "macroF1:minImages=" + minImages;
  }

  @Override
  public boolean isMaximizedByDefault() {
    return true;
  }

  /** NaN where no class is large enough. */
  @Override
  public double of(Scores scores) {
    List<ClassMetrics> large =
        scores.classification().perClass().stream()
            .filter(metrics -> metrics.support() >= minImages)
            .toList();
    return large.stream().mapToDouble(ClassMetrics::f1).average().orElse(Double.NaN);
  }
}
