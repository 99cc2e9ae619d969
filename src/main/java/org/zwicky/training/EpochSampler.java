package org.zwicky.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order in which one epoch shows the training images. Immutable and thread-safe; the same seed
 * and epoch give the same order.
 *
 * <p>Plain: each image once. Balanced: as many draws as there are images, each class with training
 * images drawn equally often (±1), and within a class each image equally often (±1).
 */
final class EpochSampler {

  private static final long ORDER_STREAM = 1;

  private final int[] images;
  private final List<int[]> byClass;
  private final boolean balanced;
  private final long seed;

  /**
   * @param images numbers of the training images
   * @param labels class of every image of the data set, by image number
   */
  EpochSampler(int[] images, int[] labels, int classes, boolean balanced, long seed) {
    this.images = images.clone();
    this.balanced = balanced;
    this.seed = seed;
    this.byClass = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      int wanted = k;
      int[] members = Arrays.stream(images).filter(image -> labels[image] == wanted).toArray();
      if (members.length > 0) {
        byClass.add(members);
      }
    }
  }

  /** Image numbers in the order of an epoch, as many as there are training images. */
  int[] order(int epoch) {
    SplittableRandom random = Seeds.stream(seed, ORDER_STREAM, epoch);
    int[] order = balanced ? balancedDraws(random) : images.clone();
    Seeds.shuffle(order, random);
    return order;
  }

  private int[] balancedDraws(SplittableRandom random) {
    int[] draws = new int[images.length];
    int[] classOrder = new int[byClass.size()];
    Arrays.setAll(classOrder, i -> i);
    // Which classes get the one draw more when the length does not divide.
    Seeds.shuffle(classOrder, random);
    int next = 0;
    for (int i = 0; i < classOrder.length; i++) {
      int[] members = byClass.get(classOrder[i]).clone();
      int share = draws.length / classOrder.length + (i < draws.length % classOrder.length ? 1 : 0);
      for (int drawn = 0; drawn < share; drawn++) {
        if (drawn % members.length == 0) {
          Seeds.shuffle(members, random);
        }
        draws[next++] = members[drawn % members.length];
      }
    }
    return draws;
  }
}
