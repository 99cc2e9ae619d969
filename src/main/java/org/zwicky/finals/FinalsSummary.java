package org.zwicky.finals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zwicky.study.FinalsStore;
import org.zwicky.study.Retraining;
import org.zwicky.study.Study;
import org.zwicky.study.TestResult;
import org.zwicky.study.TestRound;
import org.zwicky.study.Trial;

/**
 * All that is recorded of a study's finalists. Immutable.
 *
 * @param study whose
 * @param standings of all trials that were ever trained again, best first
 * @param rounds uses of the test part, oldest first
 */
public record FinalsSummary(Study study, List<FinalistResult> standings, List<TestRound> rounds) {

  public FinalsSummary {
    standings = List.copyOf(standings);
    rounds = List.copyOf(rounds);
  }

  /**
   * Reads what is recorded.
   *
   * @param trials of the study
   * @return empty if no finalist was trained again
   */
  public static Optional<FinalsSummary> read(Study study, List<Trial> trials, FinalsStore store) {
    List<Retraining> retrainings = store.retrainings(study.name());
    if (retrainings.isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> retrained =
        retrainings.stream()
            .map(retraining -> retraining.model().trial())
            .collect(Collectors.toSet());
    List<Trial> finalists =
        trials.stream().filter(trial -> retrained.contains(trial.number())).toList();
    return Optional.of(
        new FinalsSummary(
            study,
            FinalistResult.of(finalists, retrainings, study.objective()),
            store.tests(study.name())));
  }

  /** The last use of the test part, which is what counts; empty before the first. */
  public Optional<TestRound> latest() {
    return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
  }

  /** Whether that trial is crowned. */
  public boolean isCrowned(int trial) {
    return latest().filter(round -> round.crowned() == trial).isPresent();
  }

  /** Mean of a metric over the crowned candidate's seeds on the test part; NaN before a test. */
  public double testMean(String metric) {
    return latest().stream()
        .flatMap(round -> round.seeds().stream())
        .mapToDouble(result -> result.metric(metric))
        .average()
        .orElse(Double.NaN);
  }

  /** Sample standard deviation of the same; NaN of fewer than two seeds. */
  public double testDeviation(String metric) {
    return Spreads.deviation(
        latest().stream()
            .flatMap(round -> round.seeds().stream())
            .mapToDouble((TestResult result) -> result.metric(metric))
            .toArray());
  }
}
