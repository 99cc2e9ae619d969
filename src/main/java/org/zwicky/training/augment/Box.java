package org.zwicky.training.augment;

import java.util.SplittableRandom;

/** A part of an image: rows and columns, the lower ends included, the upper ones not. */
record Box(int top, int left, int bottom, int right) {

  /**
   * A box whose middle is any pixel, all equally likely; what lies outside of the image is cut off.
   *
   * @param share of each side of the image, before that
   */
  static Box draw(double share, int height, int width, SplittableRandom random) {
    int boxHeight = Math.toIntExact(Math.round(share * height));
    int boxWidth = Math.toIntExact(Math.round(share * width));
    int top = random.nextInt(height) - boxHeight / 2;
    int left = random.nextInt(width) - boxWidth / 2;
    return new Box(
        Math.max(0, top),
        Math.max(0, left),
        Math.min(height, top + boxHeight),
        Math.min(width, left + boxWidth));
  }

  /** In pixels. */
  int area() {
    return (bottom - top) * (right - left);
  }
}
