package org.zwicky.metric;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What trials can be compared by: a {@link Metric} of all classes, or a score of one class or of
 * the larger ones alone. Implementations are immutable.
 */
public sealed interface Score permits Metric, ClassRecall, LargeClassesF1 {

  /**
   * Its name in files, tables and the database, such as {@code macroF1} or {@code recall:spiral}.
   */
  String key();

  /** Whether more is better, which a study assumes unless its file gives a goal. */
  boolean isMaximizedByDefault();

  /** Its value; NaN where it is not defined. */
  double of(Scores scores);

  /**
   * The score of that key.
   *
   * @param classNames of all classes, by index
   * @return empty where there is none, or no class of that name
   */
  static Optional<Score> named(String key, List<String> classNames) {
    if (key.startsWith(ClassRecall.PREFIX)) {
      int index = classNames.indexOf(key.substring(ClassRecall.PREFIX.length()));
      return index < 0
          ? Optional.empty()
          : Optional.of(new ClassRecall(index, classNames.get(index)));
    }
    Matcher large = LargeClassesF1.PATTERN.matcher(key);
    return large.matches()
        ? Optional.of(new LargeClassesF1(Integer.parseInt(large.group(1))))
        : Metric.named(key).map(metric -> metric);
  }
}
