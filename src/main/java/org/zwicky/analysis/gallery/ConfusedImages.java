package org.zwicky.analysis.gallery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Images of one class that a trial takes for another.
 *
 * @param truth their class
 * @param answer what they are taken for
 * @param count how many they are
 * @param images some of them, the most probable wrong answer first
 */
public record ConfusedImages(int truth, int answer, int count, List<Integer> images) {

  public ConfusedImages {
    images = List.copyOf(images);
  }

  /** The pairs with the most images first, then by class. */
  static List<ConfusedImages> of(Answers answers, int trial, int mostPairs, int mostImages) {
    List<ConfusedImages> pairs = new ArrayList<>();
    Comparator<Integer> confident =
        Comparator.<Integer>comparingDouble(i -> answers.ofAnswer(trial, i)).reversed();
    for (int truth = 0; truth < answers.classes(); truth++) {
      for (int answer = 0; answer < answers.classes(); answer++) {
        int wanted = truth;
        int given = answer;
        IntPredicate among =
            image -> answers.label(image) == wanted && answers.answer(trial, image) == given;
        int count = truth == answer ? 0 : answers.count(among);
        if (count > 0) {
          pairs.add(
              new ConfusedImages(
                  truth, answer, count, answers.first(mostImages, among, confident)));
        }
      }
    }
    return pairs.stream()
        .sorted(Comparator.comparingInt((ConfusedImages pair) -> -pair.count()))
        .limit(mostPairs)
        .toList();
  }
}
