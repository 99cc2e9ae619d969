package org.zwicky.prune;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.zwicky.base.number.SplitMix64;

/** Which bracket each trial is in: fixed shares in every round, in an order drawn from a seed. */
class Brackets {

  /** The golden ratio's fraction in 64 bits, so that near rounds draw unrelated orders. */
  private final int[] round;

  private final long seed;
  private final Map<Integer, int[]> rounds = new HashMap<>();

  /**
   * @param shares trials of each bracket in a round
   */
  Brackets(int[] shares, long seed) {
    this.round =
        IntStream.range(0, shares.length)
            .flatMap(bracket -> IntStream.generate(() -> bracket).limit(shares[bracket]))
            .toArray();
    this.seed = seed;
  }

  /**
   * The bracket of a trial, 0 for that with the lowest rung.
   *
   * @param trial its number, 1 for the first
   */
  int of(int trial) {
    int index = trial - 1;
    return rounds
        .computeIfAbsent(Math.floorDiv(index, round.length), this::drawn)[
        Math.floorMod(index, round.length)];
  }

  /** Fisher and Yates' shuffle with a generator whose numbers Java's specification fixes. */
  private int[] drawn(int number) {
    Random random = new Random(seed + SplitMix64.GAMMA * (number + 1));
    int[] order = Arrays.copyOf(round, round.length);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int bracket = order[i];
      order[i] = order[other];
      order[other] = bracket;
    }
    return order;
  }
}
