package org.zwicky.analysis.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The images that a trial does best and worst on, of all or of a class.
 *
 * @param images how many there are
 * @param right how many of them it recognises
 * @param best recognised ones, the most probable true class first
 * @param worst mistaken ones, the least probable true class first; of equal ones that whose wrong
 *     answer is the most probable
 */
public record Extremes(int images, int right, List<Integer> best, List<Integer> worst) {

  public Extremes {
    best = List.copyOf(best);
    worst = List.copyOf(worst);
  }

  static Extremes of(Answers answers, int trial, IntPredicate among, int most) {
    Comparator<Integer> byTruth = Comparator.comparingDouble(i -> answers.ofTruth(trial, i));
    IntPredicate right = image -> among.test(image) && answers.isRight(trial, image);
    IntPredicate wrong = image -> among.test(image) && !answers.isRight(trial, image);
    return new Extremes(
        answers.count(among),
        answers.count(right),
        answers.first(most, right, byTruth.reversed()),
        answers.first(
            most,
            wrong,
            byTruth.thenComparing(
                Comparator.<Integer>comparingDouble(i -> answers.ofAnswer(trial, i)).reversed())));
  }
}
