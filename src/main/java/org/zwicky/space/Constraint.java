package org.zwicky.space;

import java.util.Map;
import java.util.Set;

/**
 * A relation between parameters that every assignment must fulfil, such as {@code filters * blocks
 * <= 256}. Implementations are immutable, safe for any number of threads, equal when they mean the
 * same, and give the relation as it was written as their text.
 */
public interface Constraint {

  /** The parameters that it looks at; it is asked only where all of them are active. */
  Set<String> names();

  /**
   * Whether it is fulfilled.
   *
   * @param active values by name, all of {@link #names()} among them
   */
  boolean holds(Map<String, Object> active);
}
