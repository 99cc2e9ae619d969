package org.zwicky.finals;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.zwicky.study.FinalistSettings;
import org.zwicky.study.Objective;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;

/** Which trials are finalists, and what their retraining takes. */
public final class Finalists {

  /** Early stopping lets a training take longer with another seed. */
  private static final double MARGIN = 1.1;

  /** Predicting the test part. */
  private static final double TEST_SECONDS = 10;

  private Finalists() {}

  /**
   * The best complete trials by the objective, best first; of equal ones the first.
   *
   * @param trials of a study, in any order
   * @param top how many at the most
   */
  public static List<Trial> of(List<Trial> trials, Objective objective, int top) {
    Comparator<Double> better =
        (a, b) -> objective.goal().isBetter(a, b) ? -1 : objective.goal().isBetter(b, a) ? 1 : 0;
    return trials.stream()
        .filter(trial -> trial.state() == TrialState.COMPLETE)
        .filter(trial -> !Double.isNaN(trial.metric(objective.metric())))
        .sorted(
            Comparator.comparing((Trial trial) -> trial.metric(objective.metric()), better)
                .thenComparing(Trial::number))
        .limit(top)
        .toList();
  }

  /**
   * How long retraining takes if these trials end as the finalists: each as long as it took before,
   * the next one going to the worker that is free first; a tenth more for good measure; and the
   * test part. Where there are fewer trials than finalists, the others take the mean of these.
   *
   * @param finalists at present
   * @param workers at a time, at least 1
   * @return seconds of wall time; 0 if there is no trial to tell by
   */
  public static double seconds(List<Trial> finalists, FinalistSettings settings, int workers) {
    if (finalists.isEmpty()) {
      return 0;
    }
    double mean = finalists.stream().mapToDouble(Trial::seconds).average().orElseThrow();
    PriorityQueue<Double> freeAt = new PriorityQueue<>();
    for (int worker = 0; worker < workers; worker++) {
      freeAt.add(0.0);
    }
    double end = 0;
    for (int seed = 0; seed < settings.seeds(); seed++) {
      for (int place = 0; place < settings.top(); place++) {
        double takes = place < finalists.size() ? finalists.get(place).seconds() : mean;
        double done = freeAt.remove() + takes;
        freeAt.add(done);
        end = Math.max(end, done);
      }
    }
    return MARGIN * end + TEST_SECONDS;
  }
}
