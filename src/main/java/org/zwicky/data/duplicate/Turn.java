package org.zwicky.data.duplicate;

import java.util.List;
import java.util.stream.IntStream;

/** The symmetries of an image: eight of a square, four of another rectangle. */
record Turn(boolean transposed, boolean upsideDown, boolean mirrored) {

  private static final int OF_SQUARE = 8;

  /** All that give an image of the same shape; the first leaves it as it is. */
  static List<Turn> of(int height, int width) {
    return IntStream.range(0, height == width ? OF_SQUARE : OF_SQUARE / 2)
        .mapToObj(i -> new Turn((i & 4) != 0, (i & 2) != 0, (i & 1) != 0))
        .toList();
  }

  boolean isNone() {
    return !transposed && !upsideDown && !mirrored;
  }

  /** The image so turned; transposed ones must be square. */
  float[] apply(float[] image, int height, int width) {
    float[] turned = new float[image.length];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        int row = transposed ? c : r;
        int column = transposed ? r : c;
        int target =
            (upsideDown ? height - 1 - row : row) * width
                + (mirrored ? width - 1 - column : column);
        turned[target] = image[r * width + c];
      }
    }
    return turned;
  }
}
