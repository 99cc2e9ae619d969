package org.zwicky.report.picture;

/**
 * An image as networks see it.
 *
 * @param channels 1 for grey, 3 for red, green and blue; of other numbers the mean is shown
 * @param values from 0 to 1 in the order channel, row, column
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, read only
public record Picture(int channels, int height, int width, float[] values) {

  private static final int COLOURS = 3;
  private static final int HIGHEST = 255;

  /**
   * The image as a PNG file.
   *
   * @param mostSide larger images are scaled down to that many pixels on their longer side
   */
  public byte[] png(int mostSide) {
    double scale = Math.min(1, (double) mostSide / Math.max(height, width));
    int rows = Math.max(1, (int) Math.round(height * scale));
    int columns = Math.max(1, (int) Math.round(width * scale));
    int shown = channels == COLOURS ? COLOURS : 1;
    byte[] bytes = new byte[rows * columns * shown];
    for (int channel = 0; channel < shown; channel++) {
      float[] plane = AreaMean.scale(plane(channel, shown), height, width, rows, columns);
      for (int i = 0; i < plane.length; i++) {
        float value = Math.max(0, Math.min(1, plane[i]));
        bytes[i * shown + channel] = (byte) Math.round(value * HIGHEST);
      }
    }
    return Png.encode(rows, columns, shown, bytes);
  }

  private float[] plane(int channel, int shown) {
    int area = height * width;
    float[] plane = new float[area];
    if (shown == channels) {
      System.arraycopy(values, channel * area, plane, 0, area);
      return plane;
    }
    for (int i = 0; i < values.length; i++) {
      plane[i % area] += values[i] / channels;
    }
    return plane;
  }
}
