package org.zwicky.search.tpe;

import java.util.Arrays;
import java.util.List;
import org.zwicky.metric.Goal;
import org.zwicky.search.Observation;

/** How much observations weigh in an estimate, the prior's weight after theirs. Pure functions. */
final class TrialWeights {

  /** So many of the latest trials weigh 1 each. */
  private static final int LATEST = 25;

  private TrialWeights() {}

  /**
   * 1 each; beyond the latest 25, the oldest of n weighs 1 / n and those between lie on a line
   * (Bergstra et al. 2013, as in hyperopt's {@code linear_forgetting_weights}).
   *
   * @param count of observations, oldest first
   */
  static double[] byAge(int count) {
    double[] weights = new double[count + 1];
    Arrays.fill(weights, 1);
    int ramp = count - LATEST;
    for (int i = 0; i < ramp; i++) {
      weights[i] = ramp == 1 ? 1.0 / count : 1.0 / count + (1 - 1.0 / count) * i / (ramp - 1);
    }
    return weights;
  }

  /**
   * By what each gains over the worst of them, 1 on average, so that the density aims at expected
   * improvement and not at its probability (Watanabe 2023, arXiv 2304.11127, section 3.2.2); alike
   * where that can't be told.
   */
  static double[] byGain(List<Observation> good, Goal goal) {
    double[] weights = new double[good.size() + 1];
    Arrays.fill(weights, 1);
    double worst = good.stream().mapToDouble(trial -> TrialSplit.cost(trial, goal)).max().orElse(0);
    double[] gains =
        good.stream().mapToDouble(trial -> worst - TrialSplit.cost(trial, goal)).toArray();
    double mean = Arrays.stream(gains).average().orElse(0);
    if (mean > 0 && Double.isFinite(mean)) {
      for (int i = 0; i < gains.length; i++) {
        weights[i] = gains[i] / mean;
      }
    }
    return weights;
  }
}
