package org.zwicky.spacefile;

import java.util.Optional;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.Objective;

/** Reads the {@code objective} section. */
final class ObjectiveReader {

  private static final Objective DEFAULT = Objective.of(Metric.MACRO_F1);
  private static final int MAX_NAME = 200;
  static final FieldType<String> NAME =
      new TextType(
          "the name of a metric that the command prints",
          text -> !text.isBlank() && text.length() <= MAX_NAME,
          "x");
  private static final FieldType<Goal> GOAL = NamedType.of(Goal.class);

  private ObjectiveReader() {}

  /** What networks are compared by: macro-F1 where there is no such section. */
  static Objective read(ObjectReader root) {
    return root.object("objective").map(ObjectiveReader::objective).orElse(DEFAULT);
  }

  /** What commands are compared by, which only their author knows. */
  static Objective readOfCommand(ObjectReader root) {
    if (!root.has("objective")) {
      root.cursor()
          .noteMissing(
              "objective",
              "is missing; needs the metric that the command prints and which way it is better, such as"
                  + " { \"metric\": \"loss\", \"goal\": \"minimize\" }.");
    }
    return root.object("objective").map(ObjectiveReader::objectiveOfCommand).orElse(DEFAULT);
  }

  static Objective objective(ObjectReader objective) {
    objective.done("metric", "goal");
    String key = objective.field("metric", new ScoreType(), Metric.MACRO_F1.key());
    return new Objective(key, objective.field("goal", GOAL, ScoreType.naturalGoal(key)));
  }

  static Objective objectiveOfCommand(ObjectReader objective) {
    objective.done("metric", "goal");
    String metric = objective.required("metric", NAME);
    Optional<Goal> natural = Metric.named(metric).map(Objective::naturalGoal);
    if (natural.isEmpty() && !objective.has("goal")) {
      objective
          .cursor()
          .noteMissing(
              "goal",
              "is missing; needs \"maximize\" or \"minimize\", which way \"%s\" is better."
                  .formatted(metric));
    }
    return new Objective(metric, objective.field("goal", GOAL, natural.orElse(Goal.MAXIMIZE)));
  }
}
