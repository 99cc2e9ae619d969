package org.zwicky.training.augment;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.zwicky.candidate.training.MixingSpec;

/**
 * Mixes each image of a batch, and its label, with the next one; the last with the first. As the
 * order of an epoch is a random one, so are the pairs. MixUp (Zhang et al. 2018, arXiv:1710.09412,
 * equation 1) averages the two, by a share of the image's own that is drawn from Beta(α, α). CutMix
 * (Yun et al. 2019, arXiv:1905.04899, section 3.1) pastes a box of the other in, of the drawn area
 * before what lies outside the image is cut off; the labels are mixed by the areas that are seen.
 * The papers draw one share a batch; here each image has its own. Not thread-safe.
 */
final class Mixing {

  private final MixingSpec spec;
  private final int height;
  private final int width;
  private final float[] first;
  private float[] own;
  private float[] other;

  Mixing(MixingSpec spec, int channels, int height, int width) {
    this.spec = spec;
    this.height = height;
    this.width = width;
    this.first = new float[channels * height * width];
    this.own = new float[first.length];
    this.other = new float[first.length];
  }

  /**
   * Mixes a batch in place.
   *
   * @param features shape (N, C, H, W)
   * @param labels shape (N, K), one-hot; become the shares of the classes
   * @param targets the classes; become those of the larger shares
   * @param place of the first image in the epoch's order
   */
  void apply(FloatBuffer features, FloatBuffer labels, int[] targets, Draws draws, int place) {
    int count = targets.length;
    if (count < 2) {
      return;
    }
    int firstTarget = targets[0];
    features.get(0, first);
    features.get(0, own);
    for (int i = 0; i < count; i++) {
      boolean isLast = i == count - 1;
      if (isLast) {
        System.arraycopy(first, 0, other, 0, first.length);
      } else {
        features.get((i + 1) * other.length, other);
      }
      double share = mix(draws.of(Purpose.MIXING, place + i));
      features.put(i * own.length, own);
      int target = targets[i];
      int otherTarget = isLast ? firstTarget : targets[i + 1];
      putShares(labels, i * (labels.capacity() / count), target, otherTarget, share);
      targets[i] = share < 0.5 ? otherTarget : target;
      float[] next = other;
      other = own;
      own = next;
    }
  }

  /** Mixes the other image into this one; gives this one's share. */
  private double mix(SplittableRandom random) {
    if (random.nextDouble() >= spec.probability()) {
      return 1;
    }
    boolean both = spec.mixup() > 0 && spec.cutmix() > 0;
    boolean averages = both ? random.nextBoolean() : spec.mixup() > 0;
    return averages ? average(random) : paste(random);
  }

  private double average(SplittableRandom random) {
    double share = new SymmetricBeta(spec.mixup()).draw(random);
    float mine = (float) share;
    for (int i = 0; i < own.length; i++) {
      own[i] = other[i] + mine * (own[i] - other[i]);
    }
    return share;
  }

  private double paste(SplittableRandom random) {
    double drawn = new SymmetricBeta(spec.cutmix()).draw(random);
    Box box = Box.draw(Math.sqrt(1 - drawn), height, width, random);
    int size = height * width;
    for (int plane = 0; plane < own.length; plane += size) {
      for (int row = box.top(); row < box.bottom(); row++) {
        int start = plane + row * width + box.left();
        System.arraycopy(other, start, own, start, box.right() - box.left());
      }
    }
    return 1 - (double) box.area() / size;
  }

  private static void putShares(FloatBuffer labels, int row, int target, int other, double share) {
    if (target != other) {
      labels.put(row + target, (float) share);
      labels.put(row + other, 1 - (float) share);
    }
  }
}
