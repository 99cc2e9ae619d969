package org.zwicky.training.augment;

import java.util.SplittableRandom;
import org.zwicky.candidate.training.ToneSpec;

/** Changes the values of an image's pixels at random. Immutable and thread-safe. */
record ToneChange(ToneSpec spec) {

  /** Changes an image in place. */
  void apply(float[] image, SplittableRandom random) {
    double brightness = 1 + spec.brightness() * (2 * random.nextDouble() - 1);
    double contrast = 1 + spec.contrast() * (2 * random.nextDouble() - 1);
    if (brightness != 1 || contrast != 1) {
      double mean = contrast == 1 ? 0 : mean(image, 0, image.length);
      float factor = (float) (brightness * contrast);
      float addend = (float) (brightness * (1 - contrast) * mean);
      for (int i = 0; i < image.length; i++) {
        image[i] = factor * image[i] + addend;
      }
    }
    if (spec.noise() > 0) {
      for (int i = 0; i < image.length; i++) {
        image[i] += (float) (spec.noise() * random.nextGaussian());
      }
    }
  }

  /** Of the values from one place to another. */
  static double mean(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }
}
