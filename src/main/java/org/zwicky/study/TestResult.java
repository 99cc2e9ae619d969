package org.zwicky.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.metric.ConfidenceInterval;

/**
 * What a model, or an ensemble of some, came to on the test part.
 *
 * @param kind what it is
 * @param members the models; several, with their weights, in an ensemble
 * @param metrics by name, in a stable order
 * @param intervals of some of the metrics, by name, in a stable order
 * @param probabilities test image × class, in the order of {@link TestRound#images()}
 */
@SuppressWarnings("ArrayRecordComponent") // results are not compared
public record TestResult(
    TestKind kind,
    List<Member> members,
    Map<String, Double> metrics,
    Map<String, ConfidenceInterval> intervals,
    float[][] probabilities) {

  /**
   * A model in an ensemble.
   *
   * @param weight how often it was picked, at least 1
   */
  public record Member(ModelId model, int weight) {}

  public TestResult {
    members = List.copyOf(members);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
  }

  /** The value of a metric on the test part, or NaN where there is none of that name. */
  public double metric(String name) {
    return metrics.getOrDefault(name, Double.NaN);
  }
}
