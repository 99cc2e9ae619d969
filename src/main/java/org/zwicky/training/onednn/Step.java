package org.zwicky.training.onednn;

/** One thing a program does: run a primitive, or a little work in Java. */
@FunctionalInterface
interface Step {

  void run();
}
