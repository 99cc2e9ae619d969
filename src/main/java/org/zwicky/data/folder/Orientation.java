package org.zwicky.data.folder;

import org.zwicky.data.ImageSize;

/**
 * Turns pictures as Exif says that the camera was held, so that up is up: what Pillow's {@code
 * exif_transpose} does. Stateless.
 */
final class Orientation {

  private Orientation() {}

  /** Whether height and width change places. */
  static boolean isSideways(int orientation) {
    return orientation >= 5;
  }

  /** The size after turning. */
  static ImageSize size(ImageSize stored, int orientation) {
    return isSideways(orientation) ? new ImageSize(stored.width(), stored.height()) : stored;
  }

  /**
   * Turns a picture.
   *
   * @param pixels (H,W,C)
   * @param stored H and W
   * @param orientation 1 to 8
   * @return the same array where nothing is to be turned
   */
  static byte[] upright(byte[] pixels, ImageSize stored, int channels, int orientation) {
    if (orientation == Exif.UPRIGHT) {
      return pixels;
    }
    ImageSize size = size(stored, orientation);
    byte[] turned = new byte[pixels.length];
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        int row = isSideways(orientation) ? x : y;
        int column = isSideways(orientation) ? y : x;
        // 2, 3, 7, 8: the columns run backwards; 3, 4, 6, 7: the rows do.
        boolean backwards =
            orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean upwards =
            orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int from =
            ((upwards ? stored.height() - 1 - row : row) * stored.width()
                    + (backwards ? stored.width() - 1 - column : column))
                * channels;
        System.arraycopy(pixels, from, turned, (y * size.width() + x) * channels, channels);
      }
    }
    return turned;
  }
}
