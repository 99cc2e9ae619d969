package org.zwicky.report.picture;

/** Scales down: each pixel becomes the mean of the area that it covers. */
public final class AreaMean {

  private AreaMean() {}

  /**
   * Scales a plane of numbers.
   *
   * @param plane row by row
   * @param toRows from 1 to {@code rows}
   * @param toColumns from 1 to {@code columns}
   * @return row by row; the plane itself if it has that size
   */
  public static float[] scale(float[] plane, int rows, int columns, int toRows, int toColumns) {
    if (rows == toRows && columns == toColumns) {
      return plane;
    }
    float[] narrow = new float[rows * toColumns];
    for (int row = 0; row < rows; row++) {
      for (int to = 0; to < toColumns; to++) {
        narrow[row * toColumns + to] = mean(plane, row * columns, 1, columns, to, toColumns);
      }
    }
    float[] scaled = new float[toRows * toColumns];
    for (int to = 0; to < toRows; to++) {
      for (int column = 0; column < toColumns; column++) {
        scaled[to * toColumns + column] = mean(narrow, column, toColumns, rows, to, toRows);
      }
    }
    return scaled;
  }

  /** The mean of part {@code to} of {@code parts} of a line of numbers, a step apart. */
  private static float mean(float[] plane, int start, int step, int length, int to, int parts) {
    double from = (double) to * length / parts;
    double end = (double) (to + 1) * length / parts;
    double sum = 0;
    for (int i = (int) from; i < end && i < length; i++) {
      double covered = Math.min(end, i + 1) - Math.max(from, i);
      sum += covered * plane[start + i * step];
    }
    return (float) (sum / (end - from));
  }
}
