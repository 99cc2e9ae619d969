package org.zwicky.study;

import java.util.List;
import java.util.Optional;
import org.zwicky.base.BadInputException;
import org.zwicky.metric.ClassRecall;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Score;

/**
 * What a study makes as good as it can.
 *
 * @param metric name of a metric that every trial ends with: of a network a {@link Score}'s,
 *     measured on the validation part; of a command any that it prints
 * @param goal which way it is better
 */
public record Objective(String metric, Goal goal) {

  /** The score with the goal that is natural for it. */
  public static Objective of(Score score) {
    return new Objective(score.key(), naturalGoal(score));
  }

  /** Which way a score is better unless a file says otherwise. */
  public static Goal naturalGoal(Score score) {
    return score.isMaximizedByDefault() ? Goal.MAXIMIZE : Goal.MINIMIZE;
  }

  /**
   * What of a classifier's predictions it means.
   *
   * @param classNames of the data, by index
   * @throws BadInputException if it is the recall of a class that is not among them
   * @throws IllegalStateException if no classifier measures it
   */
  public Score score(List<String> classNames) {
    Optional<Score> score = Score.named(metric, classNames);
    if (score.isEmpty() && metric.startsWith(ClassRecall.PREFIX)) {
      throw new BadInputException(
          "objective.metric is \"%s\", but the data have no class of that name; they have %s."
              .formatted(metric, String.join("; ", classNames)));
    }
    return score.orElseThrow(() -> new IllegalStateException("no classifier measures " + metric));
  }
}
