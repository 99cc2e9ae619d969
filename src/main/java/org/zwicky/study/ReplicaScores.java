package org.zwicky.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the networks that a trial trained scored, each on its own validation part.
 *
 * @param means by metric name, in a stable order; those of the trial
 * @param deviations standard deviation over the networks (n−1 in the denominator) of the metrics
 *     that two or more of them have
 */
public record ReplicaScores(Map<String, Double> means, Map<String, Double> deviations) {

  /** Of a trial that trained one network: its predictions tell all. */
  public static final ReplicaScores NONE = new ReplicaScores(Map.of(), Map.of());

  public ReplicaScores {
    means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
    deviations = Collections.unmodifiableMap(new LinkedHashMap<>(deviations));
  }

  /** Whether there were several networks. */
  public boolean exist() {
    return !means.isEmpty();
  }
}
