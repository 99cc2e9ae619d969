package org.zwicky.analysis.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An image that the top trials answer differently.
 *
 * @param image its row
 * @param bits Jensen–Shannon divergence of their probabilities, in bits: the entropy of their mean
 *     less the mean of their entropies (Lin 1991, IEEE Transactions on Information Theory 37); 0
 *     where they are the same, at most log2 of the number of trials
 */
public record Disagreement(int image, double bits) {

  /** The images with different answers, the largest divergence first. */
  static List<Disagreement> of(Answers answers, List<Integer> trials, int most) {
    return IntStream.range(0, answers.size())
        .filter(image -> trials.stream().map(t -> answers.answer(t, image)).distinct().count() > 1)
        .mapToObj(image -> new Disagreement(image, divergence(answers, trials, image)))
        .sorted(
            Comparator.comparingDouble((Disagreement each) -> -each.bits())
                .thenComparingInt(Disagreement::image))
        .limit(most)
        .toList();
  }

  private static double divergence(Answers answers, List<Integer> trials, int image) {
    double[] mean = new double[answers.classes()];
    double entropies = 0;
    for (int trial : trials) {
      double[] row = new double[mean.length];
      for (int k = 0; k < mean.length; k++) {
        row[k] = answers.probabilities(trial, image)[k];
        mean[k] += row[k] / trials.size();
      }
      entropies += entropy(row) / trials.size();
    }
    return Math.max(0, entropy(mean) - entropies);
  }

  private static double entropy(double[] probabilities) {
    double nats = 0;
    for (double p : probabilities) {
      nats -= p > 0 ? p * Math.log(p) : 0;
    }
    return nats / Math.log(2);
  }
}
