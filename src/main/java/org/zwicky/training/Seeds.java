package org.zwicky.training;

import java.util.SplittableRandom;
import org.zwicky.training.augment.Draws;

/** Independent random streams of one trial, each named by numbers. */
final class Seeds {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private static final long SYMMETRY_STREAM = 2;
  private static final long DROPOUT_STREAM = 3;
  private static final long PLACEMENT_STREAM = 4;
  private static final long TONE_STREAM = 5;
  private static final long CUTOUT_STREAM = 6;
  private static final long MIXING_STREAM = 7;

  private static final long REPLICA_STREAM = 4;

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

  /** What the augmentation of one epoch is drawn from. */
  static Draws augmentation(long seed, int epoch) {
    return (purpose, place) ->
        stream(
            seed,
            switch (purpose) {
              case SYMMETRY -> SYMMETRY_STREAM;
              case PLACEMENT -> PLACEMENT_STREAM;
              case TONE -> TONE_STREAM;
              case CUTOUT -> CUTOUT_STREAM;
              case MIXING -> MIXING_STREAM;
            },
            epoch,
            place);
  }

  /** The seed of another network of the same trial. */
  static long replica(long seed, int fold, int repeat) {
    return stream(seed, REPLICA_STREAM, fold, repeat).nextLong();
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
