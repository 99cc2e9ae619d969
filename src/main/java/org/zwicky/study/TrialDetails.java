package org.zwicky.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.metric.ConfusionMatrix;

/**
 * All that is recorded of a trial.
 *
 * @param trial its row on the leaderboard
 * @param measurements by epoch, ascending
 * @param confusion of the best epoch on the validation part; empty until the trial is complete, and
 *     of commands
 * @param provenance what ran it, by name in a stable order
 * @param usage what it took of the machine; empty if that was not measured
 */
public record TrialDetails(
    Trial trial,
    List<Measurement> measurements,
    Optional<ConfusionMatrix> confusion,
    Map<String, String> provenance,
    Optional<ResourceUsage> usage) {

  public TrialDetails {
    measurements = List.copyOf(measurements);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /** Details without the usage. */
  public TrialDetails(
      Trial trial,
      List<Measurement> measurements,
      Optional<ConfusionMatrix> confusion,
      Map<String, String> provenance) {
    this(trial, measurements, confusion, provenance, Optional.empty());
  }
}
