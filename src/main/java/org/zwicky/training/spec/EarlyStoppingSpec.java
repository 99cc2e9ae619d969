package org.zwicky.training.spec;

import java.util.Optional;
import org.zwicky.metric.Metric;

/**
 * Ends training when a validation score has not improved for a number of epochs. Which epoch is the
 * best, whose parameters are restored, is always decided by the objective.
 *
 * @param patience epochs without improvement that are waited for, at least 1
 * @param metric the score; empty for the objective
 * @param minDelta by how much it has to be better than at the last improvement, at least 0
 */
public record EarlyStoppingSpec(int patience, Optional<Metric> metric, double minDelta) {

  /** On the objective, any improvement counting. */
  public EarlyStoppingSpec(int patience) {
    this(patience, Optional.empty(), 0);
  }
}
