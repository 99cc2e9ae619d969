package org.zwicky.data.hdf5;

import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.storage.HdfBackingStorage;

/**
 * Images that lie in the file as they are. jhdf's own slices read each pixel's channels by
 * themselves; here a block is one read.
 */
final class ContiguousPixelReader implements PixelReader {

  private static final int BLOCK_BYTES = 8 << 20;

  private final HdfBackingStorage storage;
  private final long address;
  private final int bytesPerImage;

  ContiguousPixelReader(ContiguousDataset dataset, HdfBackingStorage storage, int bytesPerImage) {
    this.storage = storage;
    this.address = dataset.getDataAddress();
    this.bytesPerImage = bytesPerImage;
  }

  @Override
  public void read(int first, int count, byte[] target) {
    storage
        .readBufferFromAddress(address + (long) first * bytesPerImage, count * bytesPerImage)
        .get(target, 0, count * bytesPerImage);
  }

  @Override
  public int blockSize() {
    return Math.max(1, BLOCK_BYTES / bytesPerImage);
  }
}
