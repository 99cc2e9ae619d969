package org.zwicky.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of the active parameters of one candidate, by name. Immutable. */
public record Assignment(Map<String, Object> values) {

  public Assignment {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
