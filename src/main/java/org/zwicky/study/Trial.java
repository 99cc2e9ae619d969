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
 * @param metrics of the best epoch on the validation part, or what a command ended with; of a
 *     pruned trial, of the epochs until then ({@link PrunedResult}), which says less than a
 *     complete trial's and is never ranked among them; empty of all others
 * @param epochs trained so far
 * @param bestEpoch the epoch whose parameters were kept; empty where none was chosen
 * @param networkParameters numbers in the network that are trained or kept with it
 * @param started when it last started
 * @param finished when it ended
 * @param reason why it was pruned or failed; empty otherwise
 * @param seconds wall time spent on it over all its runs, as far as recorded; pauses between runs
 *     don't count
 * @param timedUntil the moment up to which {@code seconds} counts, while it runs; empty otherwise
 * @param spread standard deviation of metrics over its networks, by name; empty unless it is
 *     complete and trained several, over which its metrics are means
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
    String reason,
    double seconds,
    Optional<Instant> timedUntil,
    Map<String, Double> spread) {

  public Trial {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    spread = Collections.unmodifiableMap(new LinkedHashMap<>(spread));
  }

  /** A trial of one network, or of none yet. */
  public Trial(
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
      String reason,
      double seconds,
      Optional<Instant> timedUntil) {
    this(
        number,
        state,
        seed,
        parameters,
        metrics,
        epochs,
        bestEpoch,
        networkParameters,
        started,
        finished,
        reason,
        seconds,
        timedUntil,
        Map.of());
  }

  /** The value of a metric, or NaN where the trial has none of that name. */
  public double metric(String name) {
    return metrics.getOrDefault(name, Double.NaN);
  }

  /** Wall time in seconds spent on it over all its runs, up to {@code now} while it runs. */
  public double seconds(Instant now) {
    return seconds
        + timedUntil
            .map(until -> Math.max(0, Duration.between(until, now).toMillis()) / 1e3)
            .orElse(0.0);
  }

  /**
   * As {@link TrialState#WAITING}: what a running trial is once nobody runs it any more.
   *
   * @throws IllegalStateException if it is over
   */
  public Trial interrupted() {
    if (state.isFinal()) {
      throw new IllegalStateException("trial " + number + " is over already: " + state);
    }
    return new Trial(
        number,
        TrialState.WAITING,
        seed,
        parameters,
        metrics,
        epochs,
        bestEpoch,
        networkParameters,
        started,
        finished,
        reason,
        seconds,
        Optional.empty());
  }
}
