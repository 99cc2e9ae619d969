package org.zwicky.training.schedule;

/** The learning rates of one epoch. */
@FunctionalInterface
public interface EpochRates {

  /**
   * The rate of a step.
   *
   * @param step from 0
   * @param steps of the epoch
   */
  double at(int step, int steps);
}
