package org.zwicky.candidate.training;

/**
 * How the values of pixels change at random. Results are not cut off at 0 and 1: noise on a dark
 * sky would not have mean 0 if they were.
 *
 * @param brightness largest relative change, from 0 to 1: all pixels of an image are multiplied by
 *     one factor between 1 − brightness and 1 + brightness
 * @param contrast likewise of the differences from the image's mean, which stays
 * @param noise standard deviation of Gaussian noise, at least 0, where black is 0 and white 1;
 *     drawn for each pixel of each channel
 */
public record ToneSpec(double brightness, double contrast, double noise) {

  /** Pixels keep their values. */
  public static final ToneSpec NONE = new ToneSpec(0, 0, 0);

  /** Whether pixels keep their values. */
  public boolean isNone() {
    return equals(NONE);
  }
}
