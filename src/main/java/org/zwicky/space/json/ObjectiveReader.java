package org.zwicky.space.json;

import org.zwicky.metric.Metric;
import org.zwicky.study.Goal;
import org.zwicky.study.Objective;

/** Reads the {@code objective} section; macro-F1 is the objective where there is none. */
final class ObjectiveReader {

  private static final Objective DEFAULT = Objective.of(Metric.MACRO_F1);

  private ObjectiveReader() {}

  static Objective read(ObjectReader root) {
    return root.object("objective").map(ObjectiveReader::objective).orElse(DEFAULT);
  }

  private static Objective objective(ObjectReader objective) {
    objective.done("metric", "goal");
    Metric metric =
        objective.field("metric", NamedType.of(Metric.class, Metric::key), DEFAULT.metric());
    return new Objective(
        metric, objective.field("goal", NamedType.of(Goal.class), Objective.of(metric).goal()));
  }
}
