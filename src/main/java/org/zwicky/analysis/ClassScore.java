package org.zwicky.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.zwicky.metric.ClassMetrics;
import org.zwicky.metric.ConfusionMatrix;

/**
 * A trial's scores on one class of the validation part; see {@link ClassMetrics}.
 *
 * @param name of the class
 * @param precision in [0, 1], or NaN where the class has neither images nor predictions
 * @param recall in [0, 1], or NaN likewise
 * @param f1 in [0, 1], or NaN likewise
 * @param support images of the class
 * @param predicted images taken for the class
 */
public record ClassScore(
    String name, double precision, double recall, double f1, long support, long predicted) {

  /** A score a class, in the order of the matrix. */
  static List<ClassScore> of(ConfusionMatrix matrix, List<String> classNames) {
    return IntStream.range(0, matrix.classes())
        .mapToObj(k -> of(ClassMetrics.of(matrix, k), matrix.predicted(k), classNames))
        .toList();
  }

  private static ClassScore of(ClassMetrics scores, long predicted, List<String> classNames) {
    int k = scores.index();
    String name = k < classNames.size() ? classNames.get(k) : "class " + k;
    return new ClassScore(
        name, scores.precision(), scores.recall(), scores.f1(), scores.support(), predicted);
  }
}
