package org.zwicky.analysis.gallery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zwicky.metric.ConfusionMatrix;

/**
 * An image that most trials take for another class than its label: either hard, or mislabelled.
 * That a majority of classifiers contradicts a label is the majority filter of Brodley and Friedl
 * (1999), Identifying Mislabeled Training Data, Journal of Artificial Intelligence Research 11.
 *
 * @param image its row
 * @param wrong how many of the trials asked answer another class than the label
 * @param takenFor the class that most of those answer; of equally frequent ones the first
 * @param votes how many answer that class
 */
public record Suspect(int image, int wrong, int takenFor, int votes) {

  /** Share of the mistaken trials that answer the same class, in (0, 1]. */
  public double agreement() {
    return (double) votes / wrong;
  }

  /**
   * The images that more than half of the trials mistake: those that most mistake first, then those
   * on which most of them agree, then those whose true class is the least probable on average.
   *
   * @param voters numbers of the trials asked
   */
  static List<Suspect> of(Answers answers, List<Integer> voters, int most) {
    List<Suspect> suspects = new ArrayList<>();
    for (int image = 0; image < answers.size(); image++) {
      float[] votes = new float[answers.classes()];
      int wrong = 0;
      for (int trial : voters) {
        if (!answers.isRight(trial, image)) {
          votes[answers.answer(trial, image)]++;
          wrong++;
        }
      }
      if (2 * wrong > voters.size()) {
        int takenFor = ConfusionMatrix.argmax(votes);
        suspects.add(new Suspect(image, wrong, takenFor, (int) votes[takenFor]));
      }
    }
    Comparator<Suspect> order =
        Comparator.comparingInt((Suspect suspect) -> -suspect.wrong())
            .thenComparingInt(suspect -> -suspect.votes())
            .thenComparingDouble(suspect -> meanOfTruth(answers, voters, suspect.image()))
            .thenComparingInt(Suspect::image);
    return suspects.stream().sorted(order).limit(most).toList();
  }

  private static double meanOfTruth(Answers answers, List<Integer> voters, int image) {
    return voters.stream().mapToDouble(trial -> answers.ofTruth(trial, image)).average().orElse(0);
  }
}
