package org.zwicky.candidate.network;

/**
 * The shape of one example between two layers.
 *
 * @param channels feature maps, or units after a dense or global pooling layer
 * @param height rows; 1 for a flat vector
 * @param width columns; 1 for a flat vector
 * @param flat whether the rows and columns are gone
 */
public record FeatureShape(int channels, int height, int width, boolean flat) {

  /** The shape of an input image. */
  public static FeatureShape image(int channels, int height, int width) {
    return new FeatureShape(channels, height, width, false);
  }

  /** The shape of a vector. */
  public static FeatureShape vector(int units) {
    return new FeatureShape(units, 1, 1, true);
  }

  /**
   * This map after a convolution with zeros around it.
   *
   * @param filters its output channels
   * @param stride its step in pixels
   */
  public FeatureShape convolved(int filters, int stride) {
    return image(filters, (height + stride - 1) / stride, (width + stride - 1) / stride);
  }

  /** Whether it has as many rows as columns. */
  public boolean isSquare() {
    return height == width;
  }

  /** Numbers in one example of this shape. */
  public long size() {
    return (long) channels * height * width;
  }

  @Override
  public String toString() {
    return flat ? Integer.toString(channels) : height + "×" + width + "×" + channels;
  }
}
