package org.zwicky.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a pruned trial had come to, in the terms in which complete ones end: of a network, the
 * validation metrics of its best epoch by the objective; of a command, what it printed last.
 *
 * @param bestEpoch the network's; empty of a command, and where no epoch has a score
 * @param metrics by name in a stable order
 */
public record PrunedResult(OptionalInt bestEpoch, Map<String, Double> metrics) {

  private static final String TRAINING = "train";

  /**
   * Of what was measured until the trial was stopped.
   *
   * @param measurements by epoch, ascending
   */
  public static PrunedResult of(Study study, List<Measurement> measurements) {
    if (measurements.isEmpty()) {
      return new PrunedResult(OptionalInt.empty(), Map.of());
    }
    if (study.data().isNone()) {
      return new PrunedResult(
          OptionalInt.empty(), measurements.get(measurements.size() - 1).metrics());
    }
    Objective objective = study.objective();
    Measurement best =
        measurements.stream()
            .reduce(
                (a, b) ->
                    objective
                            .goal()
                            .isBetter(b.metric(objective.metric()), a.metric(objective.metric()))
                        ? b
                        : a)
            .orElseThrow();
    Map<String, Double> metrics = new LinkedHashMap<>(best.metrics());
    metrics.keySet().removeIf(name -> name.startsWith(TRAINING));
    return new PrunedResult(
        Double.isNaN(best.metric(objective.metric()))
            ? OptionalInt.empty()
            : OptionalInt.of(best.epoch()),
        metrics);
  }
}
