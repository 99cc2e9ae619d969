package org.zwicky.analysis.gallery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What changes from one trial to another.
 *
 * @param from number of the one
 * @param to number of the other
 * @param fixedCount images that the other alone recognises
 * @param brokenCount images that the one alone recognises
 * @param fixed some of the fixed, first those whose true class gained the most probability
 * @param broken some of the broken, first those whose true class lost the most
 */
public record TrialComparison(
    int from, int to, int fixedCount, int brokenCount, List<Integer> fixed, List<Integer> broken) {

  public TrialComparison {
    fixed = List.copyOf(fixed);
    broken = List.copyOf(broken);
  }

  /** Compares each trial with each that stands behind it in the list. */
  static List<TrialComparison> ofAll(Answers answers, List<Integer> trials, int most) {
    List<TrialComparison> comparisons = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      for (int k = i + 1; k < trials.size(); k++) {
        comparisons.add(of(answers, trials.get(i), trials.get(k), most));
      }
    }
    return comparisons;
  }

  private static TrialComparison of(Answers answers, int from, int to, int most) {
    Comparator<Integer> gain =
        Comparator.comparingDouble(i -> answers.ofTruth(to, i) - answers.ofTruth(from, i));
    IntPredicate fixed = image -> !answers.isRight(from, image) && answers.isRight(to, image);
    IntPredicate broken = image -> answers.isRight(from, image) && !answers.isRight(to, image);
    return new TrialComparison(
        from,
        to,
        answers.count(fixed),
        answers.count(broken),
        answers.first(most, fixed, gain.reversed()),
        answers.first(most, broken, gain));
  }
}
