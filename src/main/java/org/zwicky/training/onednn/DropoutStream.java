package org.zwicky.training.onednn;

import java.util.SplittableRandom;

/** The random numbers of one dropout layer, step after step. Not thread-safe. */
final class DropoutStream {

  private SplittableRandom random;

  DropoutStream(SplittableRandom random) {
    this.random = random;
  }

  /** Goes on with other random numbers. */
  void restart(SplittableRandom other) {
    random = other;
  }

  /**
   * Fills a mask for one step.
   *
   * @param threshold the rate times 2³²
   * @param scale what a kept number is multiplied by
   */
  void draw(float[] mask, long threshold, float scale) {
    int i = 0;
    while (i < mask.length) {
      long bits = random.nextLong();
      mask[i++] = (bits & 0xFFFF_FFFFL) < threshold ? 0 : scale;
      if (i < mask.length) {
        mask[i++] = (bits >>> Integer.SIZE) < threshold ? 0 : scale;
      }
    }
  }

  /** Fills an array with numbers from a normal distribution of mean 1. */
  void drawNormal(float[] factors, double deviation) {
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) (1 + deviation * random.nextGaussian());
    }
  }
}
