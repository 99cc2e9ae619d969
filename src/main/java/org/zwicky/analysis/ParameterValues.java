package org.zwicky.analysis;

import java.util.Map;
import org.zwicky.study.Trial;

/** The one place that opens an assignment. */
final class ParameterValues {

  private ParameterValues() {}

  /** The trial's active parameters by name, in the order of the search space. */
  static Map<String, Object> of(Trial trial) {
    return trial.parameters().values();
  }
}
