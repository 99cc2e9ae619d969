package org.zwicky.training.augment;

/**
 * Samples images of one shape anew, bilinearly. Beyond its edges an image goes on as its mirror
 * image, the pixels at the edge twice (SciPy's mode {@code reflect}), so that sky goes on as sky
 * and no pixel is drawn out into a streak. Not thread-safe.
 */
final class Resampler {

  private final int channels;
  private final int height;
  private final int width;
  private final int[] topLeft;
  private final int[] topRight;
  private final int[] bottomLeft;
  private final int[] bottomRight;
  private final float[] across;
  private final float[] down;

  Resampler(int channels, int height, int width) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.topLeft = new int[width];
    this.topRight = new int[width];
    this.bottomLeft = new int[width];
    this.bottomRight = new int[width];
    this.across = new float[width];
    this.down = new float[width];
  }

  /** Samples an image from one array to another, all channels alike. */
  void apply(Affine affine, float[] source, float[] target) {
    int size = height * width;
    for (int row = 0; row < height; row++) {
      locate(affine, row);
      for (int channel = 0; channel < channels; channel++) {
        interpolate(source, channel * size, target, channel * size + row * width);
      }
    }
  }

  /** Finds the four pixels around the point of each pixel of a row, and where it lies in them. */
  private void locate(Affine affine, int row) {
    double middleRow = (height - 1) / 2.0;
    double middleColumn = (width - 1) / 2.0;
    double startRow = affine.rowPerRow() * (row - middleRow) + affine.rowOffset() + middleRow;
    double startColumn =
        affine.columnPerRow() * (row - middleRow) + affine.columnOffset() + middleColumn;
    for (int column = 0; column < width; column++) {
      double y = startRow + affine.rowPerColumn() * (column - middleColumn);
      double x = startColumn + affine.columnPerColumn() * (column - middleColumn);
      int top = (int) Math.floor(y);
      int left = (int) Math.floor(x);
      down[column] = (float) (y - top);
      across[column] = (float) (x - left);
      if (top >= 0 && top + 1 < height && left >= 0 && left + 1 < width) {
        int corner = top * width + left;
        topLeft[column] = corner;
        topRight[column] = corner + 1;
        bottomLeft[column] = corner + width;
        bottomRight[column] = corner + width + 1;
      } else {
        int upper = reflect(top, height) * width;
        int lower = reflect(top + 1, height) * width;
        int before = reflect(left, width);
        int after = reflect(left + 1, width);
        topLeft[column] = upper + before;
        topRight[column] = upper + after;
        bottomLeft[column] = lower + before;
        bottomRight[column] = lower + after;
      }
    }
  }

  private void interpolate(float[] source, int plane, float[] target, int start) {
    for (int column = 0; column < width; column++) {
      float first = source[plane + topLeft[column]];
      float upper = first + across[column] * (source[plane + topRight[column]] - first);
      float second = source[plane + bottomLeft[column]];
      float lower = second + across[column] * (source[plane + bottomRight[column]] - second);
      target[start + column] = upper + down[column] * (lower - upper);
    }
  }

  private static int reflect(int place, int count) {
    if (place >= 0 && place < count) {
      return place;
    }
    int folded = Math.floorMod(place, 2 * count);
    return folded < count ? folded : 2 * count - 1 - folded;
  }
}
