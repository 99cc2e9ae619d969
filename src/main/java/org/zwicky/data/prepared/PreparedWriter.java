package org.zwicky.data.prepared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.zwicky.data.DatasetOutline;
import org.zwicky.data.ImageSource;
import org.zwicky.data.Preprocessing;

/**
 * Writes prepared images to a file, block by block of the source, several blocks at the same time.
 * The header comes last, so that a file whose writing was broken off is not taken for whole.
 */
final class PreparedWriter {

  /** Raw bytes in memory at a time, unless a single block has more. */
  private static final long MOST_RAW_BYTES = 256L << 20;

  private final ImageSource source;
  private final Preprocessing preprocessing;
  private final int[] kept;
  private final PreparedHeader header;
  private final FileChannel file;

  /**
   * @param outline of that source
   * @param file empty, open for writing
   */
  PreparedWriter(
      ImageSource source,
      DatasetOutline outline,
      Preprocessing preprocessing,
      PreparedHeader header,
      FileChannel file) {
    this.source = source;
    this.preprocessing = preprocessing;
    this.kept = outline.images();
    this.header = header;
    this.file = file;
  }

  /** The value of each level. */
  static float[] table(ImageSource source, Preprocessing preprocessing) {
    float[] table = new float[preprocessing.levelCount(source.channels())];
    for (int level = 0; level < table.length; level++) {
      table[level] = preprocessing.value(level, source.channels());
    }
    return table;
  }

  /** Writes everything; the channel is left open. */
  void write() throws IOException {
    int block = Math.min(source.blockSize(), source.size());
    int rawBytes = Math.multiplyExact(block, source.bytesPerImage());
    List<Block> blocks = blocks(block);
    int processors = Runtime.getRuntime().availableProcessors();
    int lanes =
        (int) Math.max(1, Math.min(MOST_RAW_BYTES / rawBytes, Math.min(processors, blocks.size())));
    AtomicInteger next = new AtomicInteger();
    try {
      IntStream.range(0, lanes)
          .parallel()
          .forEach(
              lane -> {
                byte[] raw = new byte[rawBytes];
                for (int i = next.getAndIncrement();
                    i < blocks.size();
                    i = next.getAndIncrement()) {
                  write(blocks.get(i), raw);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writeFully(header.toBytes(), 0);
  }

  /**
   * Part of the source with images that are kept.
   *
   * @param first number in the source
   * @param count images to read
   * @param from position in {@code kept} of the first that is kept, and {@code to} behind the last
   */
  private record Block(int first, int count, int from, int to) {}

  private List<Block> blocks(int size) {
    List<Block> blocks = new ArrayList<>();
    int from = 0;
    while (from < kept.length) {
      int first = kept[from] / size * size;
      int count = Math.min(size, source.size() - first);
      int to = from;
      while (to < kept.length && kept[to] < first + count) {
        to++;
      }
      blocks.add(new Block(first, count, from, to));
      from = to;
    }
    return blocks;
  }

  private void write(Block block, byte[] raw) {
    source.read(block.first(), block.count(), raw);
    int[] levels = new int[header.valuesPerImage()];
    byte[] packed = new byte[header.bytesPerImage()];
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    for (int i = block.from(); i < block.to(); i++) {
      preprocessing.levels(
          raw,
          (kept[i] - block.first()) * source.bytesPerImage(),
          source.height(),
          source.width(),
          source.channels(),
          levels);
      LevelWidth.pack(levels, header.bytesPerLevel(), packed);
      CRC32C crc = new CRC32C();
      crc.update(packed, 0, packed.length);
      header.checksums()[i] = (int) crc.getValue();
      try {
        writeFully(bytes.rewind(), header.contentOffset() + (long) i * packed.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    long next = position;
    while (bytes.hasRemaining()) {
      next += file.write(bytes, next);
    }
  }
}
