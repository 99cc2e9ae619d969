package org.zwicky.data.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.Group;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.indexing.ChunkImpl;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndexWriter;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.storage.HdfFileChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zwicky.data.ImageSource;

/**
 * The images of a source as a gzipped dataset, written chunk by chunk. jhdf's own dataset wants all
 * images as nested arrays, nine times the size of the pixels, and lays them out once more before it
 * begins; this gives the same bytes to the file with a few chunks in memory.
 */
final class StreamedDataset extends WritableDatasetImpl {

  private static final int COMPRESSION_LEVEL = 4;

  /**
   * A fixed array is paged beyond this many chunks (2 to the power of 10); jhdf writes one page.
   */
  private static final int LEAST_PAGE_BITS = 10;

  /** Stands for an address or a size that is not known yet. */
  private static final int UNKNOWN = -1;

  private final ImageSource source;
  private final int[] chunkShape;
  private final int chunkBytes;
  private final int chunks;

  StreamedDataset(ImageSource source, int imagesPerChunk, String name, Group parent) {
    super(shapeOf(source), name, parent, DatasetCreationOptions.builder().unsigned().build());
    this.source = source;
    this.chunkShape =
        new int[] {imagesPerChunk, source.height(), source.width(), source.channels()};
    this.chunkBytes = Math.multiplyExact(imagesPerChunk, source.bytesPerImage());
    this.chunks = (source.size() + imagesPerChunk - 1) / imagesPerChunk;
  }

  /** jhdf asks an array for shape and type: this one is the same empty image again and again. */
  private static Object shapeOf(ImageSource source) {
    byte[][][][] shape = new byte[source.size()][][][];
    Arrays.fill(shape, new byte[source.height()][source.width()][source.channels()]);
    return shape;
  }

  @Override
  public long write(HdfFileChannel channel, long position) {
    // The header's size does not depend on the addresses in it, so the data can go behind it first.
    long address = position + header(position, layout(UNKNOWN, UNKNOWN)).remaining();
    List<Chunk> written = new ArrayList<>(chunks);
    ChunkStream stream = new ChunkStream(source, chunkShape[0], chunkBytes, COMPRESSION_LEVEL);
    for (int i = 0; i < chunks; i++) {
      byte[] bytes = stream.next();
      writeFully(channel, ByteBuffer.wrap(bytes), address);
      long[] offset = {(long) i * chunkShape[0], 0, 0, 0};
      written.add(new ChunkImpl(address, bytes.length, offset));
      address += bytes.length;
    }
    DataLayoutMessage layout;
    if (chunks == 1) {
      layout = layout(written.get(0).getAddress(), written.get(0).getSize());
    } else {
      ByteBuffer index =
          FixedArrayIndexWriter.createFixedArray(written, address, chunkBytes, true, pageBits());
      layout = layout(address, UNKNOWN);
      long end = address + index.remaining();
      writeFully(channel, index, address);
      address = end;
    }
    writeFully(channel, header(position, layout), position);
    channel.position(address);
    return address;
  }

  private ByteBuffer header(long position, DataLayoutMessage layout) {
    FilterInfo deflate = new FilterInfo(1, "deflate", false, new int[] {COMPRESSION_LEVEL});
    return new ObjectHeader.ObjectHeaderV2(
            position,
            List.of(
                DataTypeMessage.create(getDataType()),
                DataSpaceMessage.create(DataSpace.fromObject(getData())),
                FillValueMessage.NO_FILL,
                FilterPipelineMessage.create(List.of(deflate)),
                layout))
        .toBuffer();
  }

  private DataLayoutMessage layout(long address, int firstChunkSize) {
    int[] shapeAndElementSize = Arrays.copyOf(chunkShape, chunkShape.length + 1);
    shapeAndElementSize[chunkShape.length] = 1;
    return chunks == 1
        ? ChunkedDataLayoutMessageV4.createFilteredSingleChunk(
            address, shapeAndElementSize, firstChunkSize)
        : ChunkedDataLayoutMessageV4.createFixedArray(address, shapeAndElementSize, pageBits());
  }

  private int pageBits() {
    return Math.max(LEAST_PAGE_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(chunks - 1));
  }

  private static void writeFully(HdfFileChannel channel, ByteBuffer bytes, long position) {
    long next = position;
    while (bytes.hasRemaining()) {
      next += channel.write(bytes, next);
    }
  }
}
