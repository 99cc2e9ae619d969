package org.zwicky.study;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.metric.Scores;

/**
 * A sweep's frame: the file it came from, what it optimises, and its data. Immutable.
 *
 * @param name unique in a database
 * @param created when it was first started
 * @param definition the search-space file as canonical JSON, overrides applied
 * @param objective what the trials are compared by
 * @param data the data set and its parts; {@link StudyData#NONE} where the trials are commands
 * @param provenance versions, machine, command line, by name in a stable order
 */
public record Study(
    String name,
    Instant created,
    String definition,
    Objective objective,
    StudyData data,
    Map<String, String> provenance) {

  public Study {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /** All metrics of a complete trial by name, the objective's among them. */
  public Map<String, Double> metrics(TrialOutcome.Completed completed) {
    return completed.replicas().exist()
        ? completed.replicas().means()
        : metrics(Scores.of(data.validationLabels(), completed.probabilities()));
  }

  /** All metrics of a classifier's predictions by name, the objective's among them. */
  public Map<String, Double> metrics(Scores scores) {
    Map<String, Double> metrics = new LinkedHashMap<>(scores.asMap());
    metrics.putAll(scores.asMap(List.of(objective.score(data.classNames()))));
    return metrics;
  }
}
