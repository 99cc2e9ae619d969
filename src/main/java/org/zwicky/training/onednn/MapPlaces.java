package org.zwicky.training.onednn;

import org.bytedeco.dnnl.dnnl_blocking_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/** Where the pixels of each feature map lie in a tensor of shape (N, channels, rows, columns). */
final class MapPlaces {

  private final int[] starts;
  private final int rows;
  private final int columns;
  private final int rowStride;
  private final int columnStride;

  /** Only for layouts that {@link #areIn}. */
  MapPlaces(Tensor tensor) {
    long[] dims = tensor.dims();
    dnnl_blocking_desc_t blocking = tensor.layout().data().format_desc_blocking();
    int channels = (int) dims[1];
    starts = new int[Math.toIntExact(dims[0] * channels)];
    for (int map = 0; map < starts.length; map++) {
      starts[map] = start(blocking, map / channels, map % channels);
    }
    rows = (int) dims[2];
    columns = (int) dims[3];
    rowStride = Math.toIntExact(blocking.strides().get(2));
    columnStride = Math.toIntExact(blocking.strides().get(3));
  }

  /** Whether neighbouring pixels of a map are always equally far apart. */
  static boolean areIn(memory.desc layout) {
    dnnl_memory_desc_t data = layout.data();
    if (data.format_kind() != dnnl.dnnl_blocked) {
      return false;
    }
    dnnl_blocking_desc_t blocking = data.format_desc_blocking();
    for (int i = 0; i < blocking.inner_nblks(); i++) {
      if (blocking.inner_idxs().get(i) > 1) {
        return false;
      }
    }
    return true;
  }

  /** The first pixel's place: the innermost block varies fastest, strides are those of blocks. */
  private static int start(dnnl_blocking_desc_t blocking, int image, int channel) {
    long[] index = {image, channel};
    long place = 0;
    long within = 1;
    for (int i = blocking.inner_nblks() - 1; i >= 0; i--) {
      long size = blocking.inner_blks().get(i);
      int dimension = (int) blocking.inner_idxs().get(i);
      place += index[dimension] % size * within;
      index[dimension] /= size;
      within *= size;
    }
    return Math.toIntExact(
        place + index[0] * blocking.strides().get(0) + index[1] * blocking.strides().get(1));
  }

  /** Number of maps. */
  int count() {
    return starts.length;
  }

  /**
   * Gives all pixels of a map one value.
   *
   * @param values one a map, image by image
   * @param target as the tensor lies in memory
   */
  void spread(float[] values, float[] target) {
    for (int map = 0; map < starts.length; map++) {
      for (int row = 0; row < rows; row++) {
        int place = starts[map] + row * rowStride;
        for (int column = 0; column < columns; column++) {
          target[place] = values[map];
          place += columnStride;
        }
      }
    }
  }
}
