package org.zwicky.training.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.zwicky.base.number.Apportionment;

/**
 * The order in which one epoch shows the training images. Immutable and thread-safe; the same seed
 * and epoch give the same order.
 *
 * <p>Plain: each image once. Oversampled: as many draws as there are images, class c drawn in
 * proportion to n_c^(1 − power), rounded to whole numbers that are at least 1, and within a class
 * each image equally often (±1).
 */
public final class EpochSampler {

  private final int[] images;
  private final List<int[]> byClass;
  private final OptionalDouble power;
  private final long seed;

  /**
   * @param images numbers of the training images
   * @param labels class of every image of the data set, by image number
   * @param power of oversampling, in [0, 1]: 1 for all classes equally often, 0 for as often as
   *     they are; empty for each image once
   */
  EpochSampler(int[] images, int[] labels, int classes, OptionalDouble power, long seed) {
    this.images = images.clone();
    this.power = power;
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
  public int[] order(int epoch) {
    SplittableRandom random = RandomStreams.order(seed, epoch);
    int[] order = power.isPresent() ? draws(power.getAsDouble(), random) : images.clone();
    RandomStreams.shuffle(order, random);
    return order;
  }

  private int[] draws(double exponent, SplittableRandom random) {
    int[] draws = new int[images.length];
    int[] classOrder = new int[byClass.size()];
    Arrays.setAll(classOrder, i -> i);
    // Which classes get the one draw more where all have an equal claim to it.
    RandomStreams.shuffle(classOrder, random);
    double[] weights =
        Arrays.stream(classOrder)
            .mapToDouble(k -> Math.pow(byClass.get(k).length, 1 - exponent))
            .toArray();
    int[] shares = Apportionment.divide(draws.length, weights);
    int next = 0;
    for (int i = 0; i < classOrder.length; i++) {
      int[] members = byClass.get(classOrder[i]).clone();
      for (int drawn = 0; drawn < shares[i]; drawn++) {
        if (drawn % members.length == 0) {
          RandomStreams.shuffle(members, random);
        }
        draws[next++] = members[drawn % members.length];
      }
    }
    return draws;
  }
}
