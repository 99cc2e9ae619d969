package org.zwicky.training.augment;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Hides a square of an image (DeVries and Taylor 2017, arXiv:1708.04552). The paper puts zeros into
 * images of mean zero; pixels here have none, so that each channel's mean stands for it. Immutable
 * and thread-safe.
 *
 * @param share side of the square, of each side of the image
 */
record Cutout(double share, int channels, int height, int width) {

  /** Changes an image in place. */
  void apply(float[] image, SplittableRandom random) {
    Box box = Box.draw(share, height, width, random);
    int size = height * width;
    for (int channel = 0; channel < channels; channel++) {
      int plane = channel * size;
      float mean = (float) ToneChange.mean(image, plane, plane + size);
      for (int row = box.top(); row < box.bottom(); row++) {
        int start = plane + row * width;
        Arrays.fill(image, start + box.left(), start + box.right(), mean);
      }
    }
  }
}
