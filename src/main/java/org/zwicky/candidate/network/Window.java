package org.zwicky.candidate.network;

/**
 * A square window that moves over a map, as in a convolution or pooling.
 *
 * @param size side of the window in pixels, at least 1
 * @param stride step in pixels, at least 1
 * @param padding how borders are treated
 * @param dilation distance between the pixels the window looks at, 1 for neighbours (Yu and Koltun
 *     2016, arXiv:1511.07122)
 */
public record Window(int size, int stride, Padding padding, int dilation) {

  /** Side of the square from the first to the last pixel it looks at. */
  public long extent() {
    return (long) dilation * (size - 1) + 1;
  }

  /** Whether it has a place on a map of this size. */
  public boolean fits(int height, int width) {
    return padding == Padding.SAME || Math.min(height, width) >= extent();
  }

  /**
   * Rows or columns of what it makes; only for maps it fits on.
   *
   * @param side rows or columns of the map
   */
  public int output(int side) {
    return padding == Padding.SAME
        ? (side + stride - 1) / stride
        : Math.toIntExact((side - extent()) / stride + 1);
  }

  /** Rows above, or columns to the left, that it looks at outside the map. */
  public long before(int side) {
    return outside(side) / 2;
  }

  /** Rows below, or columns to the right, outside the map; of an odd number the one more. */
  public long after(int side) {
    return outside(side) - before(side);
  }

  private long outside(int side) {
    return padding == Padding.VALID
        ? 0
        : Math.max(0, (output(side) - 1L) * stride + extent() - side);
  }
}
