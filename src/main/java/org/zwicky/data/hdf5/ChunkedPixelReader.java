package org.zwicky.data.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Images stored in chunks, compressed or not. A chunk may be any box of (N,H,W,C): h5py's own guess
 * for Galaxy10 DECaLS, for one, is a tile of a few pixels of a single channel of hundreds of
 * images. Each chunk that a read touches is decompressed once, several at a time.
 */
final class ChunkedPixelReader implements PixelReader {

  private static final int RANK = 4;

  /** Raw bytes a block should have for several chunks to be decompressed at the same time. */
  private static final int USUAL_BLOCK_BYTES = 16 << 20;

  /** A block gets no larger than this, even if chunks then are decompressed more than once. */
  private static final int LARGEST_BLOCK_BYTES = 512 << 20;

  private final ChunkedDataset dataset;
  private final Chunks chunks;
  private final int[] shape;
  private final int[] chunk;

  /**
   * @param dataset of three or four dimensions
   * @param shape N, H, W, C
   */
  ChunkedPixelReader(ChunkedDataset dataset, int[] shape) {
    this.dataset = dataset;
    this.chunks = new Chunks(dataset);
    this.shape = shape.clone();
    this.chunk = Arrays.copyOf(dataset.getChunkDimensions(), RANK);
    if (dataset.getChunkDimensions().length < RANK) {
      chunk[RANK - 1] = 1;
    }
  }

  @Override
  public int blockSize() {
    long bytesPerImage = (long) shape[1] * shape[2] * shape[3];
    long layerBytes = chunk[0] * bytesPerImage;
    if (layerBytes > LARGEST_BLOCK_BYTES) {
      return (int) Math.max(1, LARGEST_BLOCK_BYTES / bytesPerImage);
    }
    return (int) (chunk[0] * Math.max(1, USUAL_BLOCK_BYTES / layerBytes));
  }

  @Override
  public void read(int first, int count, byte[] target) {
    int firstLayer = first / chunk[0];
    int layers = (first + count - 1) / chunk[0] - firstLayer + 1;
    int[] grid = {layers, chunks(1), chunks(2), chunks(3)};
    IntStream.range(0, grid[0] * grid[1] * grid[2] * grid[3])
        .parallel()
        .forEach(
            number -> {
              int[] offset = new int[RANK];
              int rest = number;
              for (int d = RANK - 1; d >= 0; d--) {
                offset[d] = (rest % grid[d] + (d == 0 ? firstLayer : 0)) * chunk[d];
                rest /= grid[d];
              }
              copyChunk(offset, first, count, target);
            });
  }

  private int chunks(int dimension) {
    return (shape[dimension] + chunk[dimension] - 1) / chunk[dimension];
  }

  /** Copies what a chunk has of the images wanted; chunks at the edge reach beyond the images. */
  private void copyChunk(int[] offset, int first, int count, byte[] target) {
    byte[] bytes = chunks.read(Arrays.copyOf(offset, dataset.getDimensions().length));
    int rowEnd = Math.min(offset[1] + chunk[1], shape[1]);
    int columns = Math.min(chunk[2], shape[2] - offset[2]);
    int imageEnd = Math.min(offset[0] + chunk[0], first + count);
    for (int image = Math.max(offset[0], first); image < imageEnd; image++) {
      for (int row = offset[1]; row < rowEnd; row++) {
        int from = ((image - offset[0]) * chunk[1] + row - offset[1]) * chunk[2] * chunk[3];
        int to = (((image - first) * shape[1] + row) * shape[2] + offset[2]) * shape[3] + offset[3];
        copyColumns(bytes, from, target, to, columns, Math.min(chunk[3], shape[3] - offset[3]));
      }
    }
  }

  private void copyColumns(byte[] from, int start, byte[] to, int end, int columns, int channels) {
    if (channels == shape[3] && channels == chunk[3]) {
      System.arraycopy(from, start, to, end, columns * channels);
      return;
    }
    for (int column = 0; column < columns; column++) {
      for (int channel = 0; channel < channels; channel++) {
        to[end + column * shape[3] + channel] = from[start + column * chunk[3] + channel];
      }
    }
  }
}
