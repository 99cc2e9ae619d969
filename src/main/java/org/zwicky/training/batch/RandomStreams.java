package org.zwicky.training.batch;

import java.util.SplittableRandom;
import org.zwicky.base.number.SplitMix64;
import org.zwicky.training.augment.Draws;
import org.zwicky.training.augment.Purpose;

/** Independent random streams of one trial, each named by numbers. */
public final class RandomStreams {

  /**
   * What each stream is for. Its number is its place, so that no two share one: new ones come last,
   * or all that was trained before gets other numbers.
   */
  private enum Stream {
    ORDER,
    SYMMETRY,
    DROPOUT,
    PLACEMENT,
    TONE,
    CUTOUT,
    MIXING,
    REPLICA;

    long number() {
      return ordinal() + 1;
    }
  }

  private RandomStreams() {}

  /** A generator that depends on the seed and all the numbers, and on nothing else. */
  static SplittableRandom stream(long seed, long... numbers) {
    long state = SplitMix64.mix(seed);
    for (long number : numbers) {
      state = SplitMix64.mix(state ^ (number * SplitMix64.GAMMA + SplitMix64.GAMMA));
    }
    return new SplittableRandom(state);
  }

  /** What the order of the images in one epoch is drawn from. */
  static SplittableRandom order(long seed, int epoch) {
    return stream(seed, Stream.ORDER.number(), epoch);
  }

  /** What the dropout of one epoch is drawn from. */
  public static SplittableRandom dropout(long seed, int epoch) {
    return stream(seed, Stream.DROPOUT.number(), epoch);
  }

  /** What the augmentation of one epoch is drawn from. */
  static Draws augmentation(long seed, int epoch) {
    return (purpose, place) -> stream(seed, stream(purpose).number(), epoch, place);
  }

  private static Stream stream(Purpose purpose) {
    return switch (purpose) {
      case SYMMETRY -> Stream.SYMMETRY;
      case PLACEMENT -> Stream.PLACEMENT;
      case TONE -> Stream.TONE;
      case CUTOUT -> Stream.CUTOUT;
      case MIXING -> Stream.MIXING;
    };
  }

  /** The seed of another network of the same trial. */
  static long replica(long seed, int fold, int repeat) {
    return stream(seed, Stream.REPLICA.number(), fold, repeat).nextLong();
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
}
