package org.zwicky.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A finalist that is trained again with a new seed, on the same parts of the data. It is no trial.
 * Immutable.
 *
 * @param model which finalist, with which of its seeds
 * @param state where it stands; never {@link TrialState#PRUNED}
 * @param seed from which all its randomness derives
 * @param epochs trained so far
 * @param bestEpoch the epoch whose parameters were kept; empty unless complete
 * @param metrics of the best epoch on the validation part; empty unless complete
 * @param seconds wall time of its epochs, over all its runs
 * @param reason why it failed; empty otherwise
 */
public record Retraining(
    ModelId model,
    TrialState state,
    long seed,
    int epochs,
    OptionalInt bestEpoch,
    Map<String, Double> metrics,
    double seconds,
    String reason) {

  public Retraining {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** Whether it can be crowned. */
  public boolean isComplete() {
    return state == TrialState.COMPLETE;
  }

  /** The value of a metric on the validation part, or NaN where there is none of that name. */
  public double metric(String name) {
    return metrics.getOrDefault(name, Double.NaN);
  }
}
