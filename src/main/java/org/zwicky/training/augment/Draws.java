package org.zwicky.training.augment;

import java.util.SplittableRandom;

/** The random numbers of one epoch. */
@FunctionalInterface
public interface Draws {

  /**
   * A new generator, always the same for the same purpose and place.
   *
   * @param place in the epoch's order of images, from 0
   */
  SplittableRandom of(Purpose purpose, int place);
}
