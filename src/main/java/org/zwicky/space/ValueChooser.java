package org.zwicky.space;

/** Picks a value for a parameter, as a sampler does. */
@FunctionalInterface
public interface ValueChooser {

  /** A value that {@code parameter} contains. */
  Object choose(Parameter parameter);
}
