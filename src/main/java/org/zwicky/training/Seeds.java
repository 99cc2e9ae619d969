package org.zwicky.training;

import java.util.SplittableRandom;

/** Independent random streams of one trial, each named by numbers. */
final class Seeds {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private static final long DROPOUT_STREAM = 3;

  private Seeds() {}

  /** A generator that depends on the seed and all the numbers, and on nothing else. */
  static SplittableRandom stream(long seed, long... numbers) {
    long state = mix(seed);
    for (long number : numbers) {
      state = mix(state ^ (number * GOLDEN_GAMMA + GOLDEN_GAMMA));
    }
    return new SplittableRandom(state);
  }

  /** What the dropout of one epoch is drawn from. */
  static SplittableRandom dropout(long seed, int epoch) {
    return stream(seed, DROPOUT_STREAM, epoch);
  }

  /** Shuffles in place, every order equally likely (Durstenfeld 1964). */
  static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  /** The finaliser of MurmurHash3, as variant 13 of Stafford. */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
