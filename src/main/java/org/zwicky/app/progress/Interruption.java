package org.zwicky.app.progress;

import java.util.function.Supplier;

/**
 * Tells work under way that a person wants it to end: by a signal at a terminal, or however else
 * the program that does the work is told. Thread-safe.
 */
public interface Interruption {

  /**
   * Does work that can be stopped in order.
   *
   * @param stopWork called when the work is to end, from another thread; may interrupt this one
   * @return what the work gives
   */
  <T> T during(Runnable stopWork, Supplier<T> work);

  /** Whether work is to end. */
  boolean happened();
}
