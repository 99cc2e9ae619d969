package org.zwicky.finals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zwicky.study.Objective;
import org.zwicky.study.Retraining;
import org.zwicky.study.Trial;

/**
 * How a finalist does over its new seeds. Its own score of the sweep is not among them: it was
 * chosen for that, so that it is likely to be too good (the winner's curse; Cawley and Talbot,
 * <i>On Over-fitting in Model Selection</i>, 2010, section 5).
 *
 * @param trial its number
 * @param firstScore of the trial itself
 * @param retrainings in the order of their seeds
 * @param objective what counts
 */
public record FinalistResult(
    int trial, double firstScore, List<Retraining> retrainings, Objective objective) {

  public FinalistResult {
    retrainings = List.copyOf(retrainings);
  }

  /**
   * The standings of these trials, best first: those with the most complete retrainings, of these
   * the one with the best mean, of equal ones the first trial. One that failed with a seed is so
   * behind all that did not, however good it was with another.
   *
   * @param retrainings of any trials; those of others are left out
   */
  public static List<FinalistResult> of(
      List<Trial> finalists, List<Retraining> retrainings, Objective objective) {
    List<FinalistResult> standings = new ArrayList<>();
    for (Trial trial : finalists) {
      standings.add(
          new FinalistResult(
              trial.number(),
              trial.metric(objective.metric()),
              retrainings.stream()
                  .filter(retraining -> retraining.model().trial() == trial.number())
                  .sorted(Comparator.comparing(Retraining::model))
                  .toList(),
              objective));
    }
    standings.sort(
        Comparator.comparing((FinalistResult standing) -> -standing.complete().size())
            .thenComparing(FinalistResult::mean, (a, b) -> compare(a, b, objective))
            .thenComparing(FinalistResult::trial));
    return List.copyOf(standings);
  }

  /** Those that were trained to their end, the best on the validation part first. */
  public List<Retraining> complete() {
    return retrainings.stream()
        .filter(Retraining::isComplete)
        .sorted(
            Comparator.comparing(
                    (Retraining retraining) -> retraining.metric(objective.metric()),
                    (Double a, Double b) -> compare(a, b, objective))
                .thenComparing(Retraining::model))
        .toList();
  }

  /** Mean validation score of the complete ones; NaN if there is none. */
  public double mean() {
    return complete().stream()
        .mapToDouble(retraining -> retraining.metric(objective.metric()))
        .average()
        .orElse(Double.NaN);
  }

  /** Sample standard deviation of the same scores; NaN if there are fewer than two. */
  public double deviation() {
    double[] scores =
        complete().stream()
            .mapToDouble(retraining -> retraining.metric(objective.metric()))
            .toArray();
    return Spreads.deviation(scores);
  }

  private static int compare(double a, double b, Objective objective) {
    if (objective.goal().isBetter(a, b)) {
      return -1;
    }
    return objective.goal().isBetter(b, a) ? 1 : 0;
  }
}
