package org.zwicky.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Prepared images with their classes, in memory. Immutable, so safe for several threads.
 *
 * <p>Each image is an array of C × H × W values from 0 to 1 in the order channel, row, column. The
 * arrays are one an image, so that more than 2³¹ values can be held and a {@link #subset} shares
 * them.
 */
public final class LabeledImages {

  private final float[][] pixels;
  private final int[] labels;
  private final List<String> classNames;
  private final int channels;
  private final int height;
  private final int width;

  /** Takes the arrays over without a copy: the caller must not change them afterwards. */
  LabeledImages(
      float[][] pixels,
      int[] labels,
      List<String> classNames,
      int channels,
      int height,
      int width) {
    if (pixels.length != labels.length) {
      throw new IllegalArgumentException(pixels.length + " images, " + labels.length + " labels");
    }
    this.pixels = pixels;
    this.labels = labels;
    this.classNames = List.copyOf(classNames);
    this.channels = channels;
    this.height = height;
    this.width = width;
  }

  /**
   * Images made elsewhere than in a source, copied.
   *
   * @param pixels C × H × W values an image, in the order channel, row, column
   * @param labels class of every image, from 0 to below the number of names
   * @throws IllegalArgumentException if lengths do not fit
   * @throws IndexOutOfBoundsException if a label has no name
   */
  public static LabeledImages copyOf(
      float[][] pixels,
      int[] labels,
      List<String> classNames,
      int channels,
      int height,
      int width) {
    for (float[] image : pixels) {
      if (image.length != channels * height * width) {
        throw new IllegalArgumentException(
            "an image of %d values is not %d×%d×%d"
                .formatted(image.length, channels, height, width));
      }
    }
    for (int label : labels) {
      Objects.checkIndex(label, classNames.size());
    }
    float[][] copy = Arrays.stream(pixels).map(float[]::clone).toArray(float[][]::new);
    return new LabeledImages(copy, labels.clone(), classNames, channels, height, width);
  }

  /** Number of images, N. */
  public int size() {
    return labels.length;
  }

  /** Channels of each image, C. */
  public int channels() {
    return channels;
  }

  /** Rows of each image, H. */
  public int height() {
    return height;
  }

  /** Columns of each image, W. */
  public int width() {
    return width;
  }

  /** Values of one image: C × H × W. */
  public int valuesPerImage() {
    return channels * height * width;
  }

  /** The class of one image, from 0. */
  public int label(int index) {
    return labels[index];
  }

  /** The class of every image; a copy. */
  public int[] labels() {
    return labels.clone();
  }

  /** The name of every class in the order of the labels, with or without images. */
  public List<String> classNames() {
    return classNames;
  }

  /** How many images each class of {@link #classNames()} has. */
  public int[] classCounts() {
    int[] counts = new int[classNames.size()];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /**
   * Copies one image in the order (C,H,W) to {@code target} from {@code offset} on, {@link
   * #valuesPerImage()} values.
   */
  public void copyImage(int index, float[] target, int offset) {
    System.arraycopy(pixels[index], 0, target, offset, pixels[index].length);
  }

  /** The images of those numbers, in that order, sharing the pixels with this. */
  public LabeledImages subset(int[] indices) {
    float[][] chosen = new float[indices.length][];
    int[] chosenLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      chosen[i] = pixels[indices[i]];
      chosenLabels[i] = labels[indices[i]];
    }
    return new LabeledImages(chosen, chosenLabels, classNames, channels, height, width);
  }
}
