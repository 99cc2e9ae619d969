package org.zwicky.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.zwicky.space.Assignment;

/**
 * One candidate of a study and what became of it. Immutable.
 *
 * @param number 1 for the first of its study
 * @param state where it stands
 * @param seed from which all its randomness derives
 * @param parameters the active ones only
 * @param metrics of the best epoch on the validation part, or what a command ended with; empty
 *     until the trial is complete
 * @param epochs trained so far
 * @param bestEpoch the epoch whose parameters were kept; empty where none was chosen
 * @param networkParameters numbers in the network that are trained or kept with it
 * @param started when it last started
 * @param finished when it ended
 * @param reason why it was pruned or failed; empty otherwise
 */
public record Trial(
    int number,
    TrialState state,
    long seed,
    Assignment parameters,
    Map<String, Double> metrics,
    int epochs,
    OptionalInt bestEpoch,
    OptionalLong networkParameters,
    Optional<Instant> started,
    Optional<Instant> finished,
    String reason) {

  public Trial {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The value of a metric, or NaN where the trial has none of that name. */
  public double metric(String name) {
    return metrics.getOrDefault(name, Double.NaN);
  }

  /**
   * Wall time in seconds from start to end, or up to {@code now} while it runs; 0 before it
   * started.
   */
  public double seconds(Instant now) {
    return started
        .map(from -> Duration.between(from, finished.orElse(now)).toMillis() / 1e3)
        .orElse(0.0);
  }
}
