package org.zwicky.analysis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.study.Measurement;
import org.zwicky.study.ResourceUsage;
import org.zwicky.study.Study;
import org.zwicky.study.TrialDetails;

/**
 * Everything a reader may ask of one trial.
 *
 * @param row its line on the leaderboard
 * @param seed from which all its randomness derived
 * @param started when it last started
 * @param finished when it ended
 * @param epochs the epochs measured, ascending; the curves have a value for each
 * @param curves by metric, the loss first
 * @param confusion on the validation part; empty unless complete
 * @param classes scores a class, in the order of the classes; empty unless complete
 * @param provenance what ran it, by name
 * @param usage what it took of the machine; empty if that was not measured
 * @param health what its training was like
 */
public record TrialReport(
    LeaderboardRow row,
    long seed,
    Optional<Instant> started,
    Optional<Instant> finished,
    List<Integer> epochs,
    List<LearningCurve> curves,
    Optional<ConfusionMatrix> confusion,
    List<ClassScore> classes,
    Map<String, String> provenance,
    Optional<ResourceUsage> usage,
    TrainingHealth health) {

  static TrialReport of(Study study, TrialDetails details, LeaderboardRow row) {
    List<String> classNames = study.data().classNames();
    return new TrialReport(
        row,
        details.trial().seed(),
        details.trial().started(),
        details.trial().finished(),
        details.measurements().stream().map(Measurement::epoch).toList(),
        LearningCurve.of(details.measurements()),
        details.confusion(),
        details.confusion().map(m -> ClassScore.of(m, classNames)).orElse(List.of()),
        details.provenance(),
        details.usage(),
        TrainingHealth.of(study, details));
  }

  /** The same in other words; see {@link StudyReport#retold}. */
  TrialReport retold(UnaryOperator<String> words, Predicate<String> leftOut) {
    return new TrialReport(
        row.retold(words),
        seed,
        started,
        finished,
        epochs,
        curves,
        confusion,
        classes,
        StudyReport.retold(provenance, words, leftOut),
        usage,
        health);
  }

  /** The curve of a metric. */
  public Optional<LearningCurve> curve(String metric) {
    return curves.stream().filter(curve -> curve.metric().equals(metric)).findFirst();
  }

  /** The scores of a class by its index; empty unless the trial is complete. */
  public Optional<ClassScore> ofClass(int index) {
    return index < classes.size() ? Optional.of(classes.get(index)) : Optional.empty();
  }
}
