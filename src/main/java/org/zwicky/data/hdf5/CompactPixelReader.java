package org.zwicky.data.hdf5;

import io.jhdf.api.Dataset;

/** A few images (at most 64 KiB) that lie in the header of their dataset. */
final class CompactPixelReader implements PixelReader {

  private final int[] values;
  private final int bytesPerImage;

  CompactPixelReader(Dataset dataset, int bytesPerImage) {
    this.values = (int[]) dataset.getDataFlat();
    this.bytesPerImage = bytesPerImage;
  }

  @Override
  public void read(int first, int count, byte[] target) {
    for (int i = 0; i < count * bytesPerImage; i++) {
      target[i] = (byte) values[first * bytesPerImage + i];
    }
  }

  @Override
  public int blockSize() {
    return Math.max(1, values.length / bytesPerImage);
  }
}
