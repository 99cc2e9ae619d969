package org.zwicky.candidate.training;

import java.util.List;
import java.util.Optional;
import org.zwicky.base.BadInputException;
import org.zwicky.metric.Score;

/**
 * Ends training when a validation score has not improved for a number of epochs. Which epoch is the
 * best, whose parameters are restored, is always decided by the objective.
 *
 * @param patience epochs without improvement that are waited for, at least 1
 * @param metric key of the score, with the goal that is natural for it; empty for the objective
 * @param minDelta by how much it has to be better than at the last improvement, at least 0
 */
public record EarlyStoppingSpec(int patience, Optional<String> metric, double minDelta) {

  /** On the objective, any improvement counting. */
  public EarlyStoppingSpec(int patience) {
    this(patience, Optional.empty(), 0);
  }

  /**
   * The score.
   *
   * @param objective what trials are compared by
   * @param classNames of all classes, by index
   * @throws BadInputException if it is the recall of a class that is not among them
   */
  public Score watched(Score objective, List<String> classNames) {
    return metric
        .map(
            key ->
                Score.named(key, classNames)
                    .orElseThrow(
                        () ->
                            new BadInputException(
                                "training.earlyStopping.metric is \"%s\", but the data have no class of that name; they have %s."
                                    .formatted(key, String.join("; ", classNames)))))
        .orElse(objective);
  }
}
