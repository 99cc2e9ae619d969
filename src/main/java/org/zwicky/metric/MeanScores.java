package org.zwicky.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The mean of what several classifiers scored, each on its own part of the data or all on one. */
public final class MeanScores {

  private MeanScores() {}

  /**
   * The mean of each score over the classifiers for which it is defined. That of a class is over
   * those whose part has images of it, and its support is what they have together, each repetition
   * counted once.
   *
   * @param each of them, at least one
   * @param repeats how many classifiers were scored on each part, at least 1
   */
  public static Scores of(List<Scores> each, int repeats) {
    if (each.size() == 1) {
      return each.get(0);
    }
    ToDoubleFunction<Metric> mean = metric -> mean(each, metric::of);
    return new Scores(
        new ClassificationMetrics(
            MetricValues.of(Metric::isOfClasses, mean), classes(each, repeats)),
        MetricValues.of(metric -> !metric.isOfClasses(), mean));
  }

  private static List<ClassMetrics> classes(List<Scores> each, int repeats) {
    List<ClassMetrics> means = new ArrayList<>();
    for (int k = 0; k < each.get(0).classification().perClass().size(); k++) {
      int index = k;
      List<ClassMetrics> ofClass =
          each.stream().map(scores -> scores.classification().perClass().get(index)).toList();
      List<ClassMetrics> supported = ofClass.stream().filter(one -> one.support() > 0).toList();
      List<ClassMetrics> counted = supported.isEmpty() ? ofClass : supported;
      means.add(
          new ClassMetrics(
              index,
              mean(counted, ClassMetrics::precision),
              mean(counted, ClassMetrics::recall),
              mean(counted, ClassMetrics::f1),
              ofClass.stream().mapToLong(ClassMetrics::support).sum() / repeats));
    }
    return means;
  }

  private static <T> double mean(List<T> each, ToDoubleFunction<T> value) {
    return each.stream()
        .mapToDouble(value)
        .filter(one -> !Double.isNaN(one))
        .average()
        .orElse(Double.NaN);
  }
}
