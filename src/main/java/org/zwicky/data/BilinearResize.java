package org.zwicky.data;

/**
 * Scales images with a triangle filter that grows with the reduction, so that what is made smaller
 * is averaged and not sampled: what Pillow calls {@code BILINEAR}, and torchvision with {@code
 * antialias}. Columns are done first, and both steps round to bytes, as Pillow's {@code Resample.c}
 * does with 22 bits behind the point. Immutable, so safe for several threads.
 */
public final class BilinearResize {

  private static final int PRECISION_BITS = 22;
  private static final int HALF = 1 << (PRECISION_BITS - 1);
  private static final int MAX_BYTE = 255;

  private final ImageSize from;
  private final ImageSize to;
  private final int channels;
  private final Weights columns;
  private final Weights rows;

  /** From images of one size to another. */
  public BilinearResize(ImageSize from, ImageSize to, int channels) {
    this.from = from;
    this.to = to;
    this.channels = channels;
    this.columns = Weights.of(from.width(), to.width());
    this.rows = Weights.of(from.height(), to.height());
  }

  /**
   * Scales one image.
   *
   * @param source holds the image from {@code offset} as unsigned bytes in the order (H,W,C)
   * @param target receives the scaled image from {@code targetOffset} on, likewise
   */
  public void apply(byte[] source, int offset, byte[] target, int targetOffset) {
    if (from.equals(to)) {
      System.arraycopy(source, offset, target, targetOffset, to.pixels() * channels);
      return;
    }
    byte[] narrowed = source;
    int start = offset;
    if (from.width() != to.width()) {
      narrowed = new byte[Math.multiplyExact(from.height() * to.width(), channels)];
      start = 0;
      scaleColumns(source, offset, narrowed);
    }
    if (from.height() == to.height()) {
      System.arraycopy(narrowed, start, target, targetOffset, to.pixels() * channels);
    } else {
      scaleRows(narrowed, start, target, targetOffset);
    }
  }

  private void scaleColumns(byte[] source, int offset, byte[] target) {
    int next = 0;
    for (int row = 0; row < from.height(); row++) {
      int start = offset + row * from.width() * channels;
      for (int column = 0; column < to.width(); column++) {
        int first = start + columns.first[column] * channels;
        for (int channel = 0; channel < channels; channel++) {
          target[next++] = columns.mean(column, source, first + channel, channels);
        }
      }
    }
  }

  private void scaleRows(byte[] source, int offset, byte[] target, int targetOffset) {
    int stride = to.width() * channels;
    for (int row = 0; row < to.height(); row++) {
      int first = offset + rows.first[row] * stride;
      for (int i = 0; i < stride; i++) {
        target[targetOffset + row * stride + i] = rows.mean(row, source, first + i, stride);
      }
    }
  }

  /** For each pixel of a line that comes out, the first that goes into it and all their weights. */
  private record Weights(int[] first, int[][] weights) {

    static Weights of(int from, int to) {
      double scale = (double) from / to;
      double support = Math.max(scale, 1);
      int[] first = new int[to];
      int[][] weights = new int[to][];
      for (int i = 0; i < to; i++) {
        double center = (i + 0.5) * scale;
        first[i] = Math.max(0, (int) (center - support + 0.5));
        int end = Math.min(from, (int) (center + support + 0.5));
        double[] heights = new double[end - first[i]];
        double sum = 0;
        for (int k = 0; k < heights.length; k++) {
          double distance = Math.abs((k + first[i] - center + 0.5) / support);
          heights[k] = Math.max(0, 1 - distance);
          sum += heights[k];
        }
        weights[i] = new int[heights.length];
        for (int k = 0; k < heights.length; k++) {
          weights[i][k] = (int) (0.5 + heights[k] / sum * (1 << PRECISION_BITS));
        }
      }
      return new Weights(first, weights);
    }

    byte mean(int pixel, byte[] source, int start, int step) {
      int sum = HALF;
      int next = start;
      for (int weight : weights[pixel]) {
        sum += weight * Byte.toUnsignedInt(source[next]);
        next += step;
      }
      return (byte) Math.min(MAX_BYTE, sum >> PRECISION_BITS);
    }
  }
}
