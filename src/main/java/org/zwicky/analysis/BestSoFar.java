package org.zwicky.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.zwicky.study.TrialState;

/**
 * How the best score of a study grew.
 *
 * @param trial number of the trial that ended
 * @param ended how many trials had ended by then, this one included, pruned and failed ones too
 * @param seconds wall time of these trials added up
 * @param best the best objective of the complete trials by then; NaN before the first
 */
public record BestSoFar(int trial, int ended, double seconds, double best) {

  /** A point a trial that ended, in the order of their ends. */
  public static List<BestSoFar> of(StudyReport report) {
    List<TrialReport> ended =
        report.trials().stream()
            .filter(trial -> trial.row().state().isFinal())
            .sorted(
                Comparator.comparing((TrialReport trial) -> end(trial.finished()))
                    .thenComparing(trial -> trial.row().number()))
            .toList();
    List<BestSoFar> points = new ArrayList<>();
    double seconds = 0;
    double best = Double.NaN;
    for (TrialReport trial : ended) {
      LeaderboardRow row = trial.row();
      seconds += row.seconds();
      if (row.state() == TrialState.COMPLETE
          && report.leaderboard().goal().isBetter(row.score(), best)) {
        best = row.score();
      }
      points.add(new BestSoFar(row.number(), points.size() + 1, seconds, best));
    }
    return points;
  }

  private static Instant end(Optional<Instant> finished) {
    return finished.orElse(Instant.EPOCH);
  }
}
