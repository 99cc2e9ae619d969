package org.zwicky.analysis.gallery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.zwicky.analysis.ValidationAnswers;

/** The stored answers as the galleries ask for them; what a trial answered is looked up once. */
final class Answers {

  private final ValidationAnswers stored;
  private final Map<Integer, int[]> predictions = new HashMap<>();

  Answers(ValidationAnswers stored) {
    this.stored = stored;
  }

  int size() {
    return stored.labels().length;
  }

  int classes() {
    return stored.classes();
  }

  int label(int image) {
    return stored.labels()[image];
  }

  int answer(int trial, int image) {
    return predictions.computeIfAbsent(trial, stored::predictions)[image];
  }

  boolean isRight(int trial, int image) {
    return answer(trial, image) == label(image);
  }

  /** Probability that a trial gives the true class. */
  double ofTruth(int trial, int image) {
    return stored.probabilities(trial)[image][label(image)];
  }

  /** Probability that a trial gives what it answers. */
  double ofAnswer(int trial, int image) {
    return stored.probabilities(trial)[image][answer(trial, image)];
  }

  float[] probabilities(int trial, int image) {
    return stored.probabilities(trial)[image];
  }

  /** The first images of an order for which something holds; of equal ones the first rows. */
  List<Integer> first(int most, IntPredicate holds, Comparator<Integer> order) {
    return IntStream.range(0, size())
        .filter(holds)
        .boxed()
        .sorted(order.thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .toList();
  }

  int count(IntPredicate holds) {
    return (int) IntStream.range(0, size()).filter(holds).count();
  }
}
