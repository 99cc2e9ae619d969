package org.zwicky.data.hdf5;

import io.jhdf.filter.DeflatePipelineFilter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.zwicky.data.ImageSource;

/**
 * The images of a source as compressed chunks, one after the other. As many as there are processors
 * are compressed at the same time. Not for several threads.
 */
final class ChunkStream {

  private static final int PARALLEL = Runtime.getRuntime().availableProcessors();

  private final ImageSource source;
  private final int imagesPerChunk;
  private final int chunkBytes;
  private final int[] compressionLevel;
  private final DeflatePipelineFilter deflate = new DeflatePipelineFilter();
  private final Queue<byte[]> ready = new ArrayDeque<>();
  private int next;

  ChunkStream(ImageSource source, int imagesPerChunk, int chunkBytes, int compressionLevel) {
    this.source = source;
    this.imagesPerChunk = imagesPerChunk;
    this.chunkBytes = chunkBytes;
    this.compressionLevel = new int[] {compressionLevel};
  }

  /** The next chunk, compressed. */
  byte[] next() {
    if (ready.isEmpty()) {
      List<byte[]> raw = new ArrayList<>();
      while (raw.size() < PARALLEL && next < source.size()) {
        int count = Math.min(imagesPerChunk, source.size() - next);
        // The last chunk is as long as the others; what is beyond the images stays 0.
        byte[] chunk = new byte[chunkBytes];
        source.read(next, count, chunk);
        next += count;
        raw.add(chunk);
      }
      raw.parallelStream()
          .map(chunk -> deflate.encode(chunk, compressionLevel))
          .forEachOrdered(ready::add);
    }
    return ready.remove();
  }
}
