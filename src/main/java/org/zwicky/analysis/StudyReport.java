package org.zwicky.analysis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zwicky.finals.FinalsSummary;
import org.zwicky.metric.Metric;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.Study;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

/**
 * All that a report on a study shows. Immutable.
 *
 * @param summary the study in one line
 * @param data its data in numbers
 * @param leaderboard its trials ranked by the objective
 * @param trials all that is known of each, in the order of the leaderboard
 * @param picks the trials that accuracy, macro-F1, balanced accuracy and the objective each put
 *     first; none where the trials are no classifiers
 * @param definition the search-space file as JSON
 * @param provenance of the study, by name
 * @param generated the moment the report describes
 * @param finals its finalists and the test part; empty if no finalist was trained again
 * @param answers what its complete trials answered on the validation images
 * @param space what its definition says of the parameters; empty where nobody has read it
 * @param ties how sure that makes their scores, and which can't be told from the best
 * @param treatments how its trials treated unequal classes, by number; none where nobody has read
 *     its definition
 * @param gain what the search added to the configuration that it started with; empty where nobody
 *     has said that it started with one
 */
public record StudyReport(
    StudySummary summary,
    DataSummary data,
    Leaderboard leaderboard,
    List<TrialReport> trials,
    List<MetricPick> picks,
    String definition,
    Map<String, String> provenance,
    Instant generated,
    Optional<FinalsSummary> finals,
    ValidationAnswers answers,
    Optional<SearchSpace> space,
    StatisticalTies ties,
    Map<Integer, Treatment> treatments,
    Optional<SearchGain> gain) {

  public StudyReport {
    trials = List.copyOf(trials);
    picks = List.copyOf(picks);
    treatments = Map.copyOf(treatments);
  }

  /**
   * Reads a study and its trials.
   *
   * @param study name of a study
   * @param now the moment the report describes
   * @return empty if there is no study of that name
   */
  public static Optional<StudyReport> load(TrialStore store, String study, Instant now) {
    return store.study(study).map(found -> read(store, found, now));
  }

  private static StudyReport read(TrialStore store, Study study, Instant now) {
    List<TrialDetails> details = store.details(study.name());
    List<Trial> trials = details.stream().map(TrialDetails::trial).toList();
    StudyReport report =
        of(study, details, now).with(FinalsSummary.read(study, trials, store.finals()));
    List<Integer> complete =
        report.leaderboard().rows().stream()
            .filter(row -> row.state() == TrialState.COMPLETE)
            .map(LeaderboardRow::number)
            .toList();
    return report.with(ValidationAnswers.read(study, complete, store));
  }

  /**
   * Reports on these trials.
   *
   * @param trials in any order
   * @param now the moment the report describes
   */
  public static StudyReport of(Study study, List<TrialDetails> trials, Instant now) {
    List<Trial> bare = trials.stream().map(TrialDetails::trial).toList();
    Leaderboard leaderboard = Leaderboard.of(study, trials, now);
    DataSummary data = DataSummary.of(study.data());
    Map<Integer, TrialDetails> byNumber =
        trials.stream().collect(Collectors.toMap(d -> d.trial().number(), Function.identity()));
    List<TrialReport> reports =
        leaderboard.rows().stream()
            .map(row -> TrialReport.of(study, byNumber.get(row.number()), row))
            .toList();
    return new StudyReport(
        StudySummary.of(study, bare, now),
        data,
        leaderboard,
        reports,
        picks(leaderboard, reports, data),
        study.definition(),
        study.provenance(),
        now,
        Optional.empty(),
        ValidationAnswers.NONE,
        Optional.empty(),
        StatisticalTies.NONE,
        Map.of(),
        Optional.empty());
  }

  /** The same with these finalists. */
  public StudyReport with(Optional<FinalsSummary> newFinals) {
    return with(newFinals, answers, space, ties, treatments, gain);
  }

  /** The same with these answers. */
  public StudyReport with(ValidationAnswers newAnswers) {
    return with(
        finals, newAnswers, space, StatisticalTies.of(leaderboard, newAnswers), treatments, gain);
  }

  /** The same with the parameters of this space. */
  public StudyReport with(SearchSpace newSpace) {
    return with(finals, answers, Optional.of(newSpace), ties, treatments, gain);
  }

  /** The same with these treatments. */
  public StudyReport with(Map<Integer, Treatment> newTreatments) {
    return with(finals, answers, space, ties, newTreatments, gain);
  }

  /**
   * The same of a study whose first trial was given to start with, not searched for. To be called
   * when the answers are known.
   */
  public StudyReport withGain() {
    return with(finals, answers, space, ties, treatments, SearchGain.of(leaderboard, ties));
  }

  /**
   * The same in other words.
   *
   * @param words applied to every text that people or programs wrote: the definition, what ran the
   *     study and its trials, and reasons
   * @param leftOut fields of what ran it that are not told
   */
  public StudyReport retold(UnaryOperator<String> words, Predicate<String> leftOut) {
    return new StudyReport(
        summary,
        data.retold(words),
        leaderboard.retold(words),
        trials.stream().map(trial -> trial.retold(words, leftOut)).toList(),
        picks,
        words.apply(definition),
        retold(provenance, words, leftOut),
        generated,
        finals,
        answers,
        space,
        ties,
        treatments,
        gain);
  }

  static Map<String, String> retold(
      Map<String, String> provenance, UnaryOperator<String> words, Predicate<String> leftOut) {
    Map<String, String> told = new LinkedHashMap<>();
    provenance.forEach(
        (field, value) -> {
          if (!leftOut.test(field)) {
            told.put(field, words.apply(value));
          }
        });
    return told;
  }

  /** With what is not known of the trials' records alone. */
  private StudyReport with(
      Optional<FinalsSummary> newFinals,
      ValidationAnswers newAnswers,
      Optional<SearchSpace> newSpace,
      StatisticalTies newTies,
      Map<Integer, Treatment> newTreatments,
      Optional<SearchGain> newGain) {
    return new StudyReport(
        summary,
        data,
        leaderboard,
        trials,
        picks,
        definition,
        provenance,
        generated,
        newFinals,
        newAnswers,
        newSpace,
        newTies,
        newTreatments,
        newGain);
  }

  private static List<MetricPick> picks(
      Leaderboard leaderboard, List<TrialReport> trials, DataSummary data) {
    if (!leaderboard.classifiers()) {
      return List.of();
    }
    return Stream.concat(
            Metric.foremost().stream().map(Metric::key), Stream.of(leaderboard.metric()))
        .distinct()
        .flatMap(
            metric ->
                leaderboard.bestBy(metric, leaderboard.goalOf(metric)).stream()
                    .map(row -> pick(metric, row, trials, data)))
        .toList();
  }

  private static MetricPick pick(
      String metric, LeaderboardRow row, List<TrialReport> trials, DataSummary data) {
    double rarest =
        trials.stream()
            .filter(trial -> trial.row().number() == row.number() && data.rarest().isPresent())
            .flatMap(trial -> trial.ofClass(data.rarest().getAsInt()).stream())
            .mapToDouble(ClassScore::recall)
            .findFirst()
            .orElse(Double.NaN);
    return new MetricPick(metric, row.number(), row.metric(metric), rarest);
  }
}
