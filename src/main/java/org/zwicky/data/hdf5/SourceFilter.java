package org.zwicky.data.hdf5;

import io.jhdf.filter.DeflatePipelineFilter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.zwicky.data.ImageSource;

/**
 * Gives jhdf's writer each chunk when it asks for it to be compressed. The writer wants the whole
 * dataset as nested arrays before it begins, ten times the size of the pixels; it gets one empty
 * image repeated, and this puts the real images in the place of the empty ones, chunk by chunk in
 * the order in which they are written. Not for several threads.
 */
final class SourceFilter extends DeflatePipelineFilter {

  private static final int PARALLEL = Runtime.getRuntime().availableProcessors();

  private final ImageSource source;
  private final int imagesPerChunk;
  private final Queue<byte[]> ready = new ArrayDeque<>();
  private int next;

  SourceFilter(ImageSource source, int imagesPerChunk) {
    this.source = source;
    this.imagesPerChunk = imagesPerChunk;
  }

  @Override
  public byte[] encode(byte[] chunk, int[] filterData) {
    if (ready.isEmpty()) {
      prepare(chunk.length, filterData);
    }
    return ready.remove();
  }

  /** Reads and compresses as many chunks as there are processors, at the same time. */
  private void prepare(int chunkBytes, int[] filterData) {
    List<byte[]> chunks = new ArrayList<>();
    while (chunks.size() < PARALLEL && next < source.size()) {
      int count = Math.min(imagesPerChunk, source.size() - next);
      // The last chunk is as long as the others; what is beyond the images stays 0.
      byte[] chunk = new byte[chunkBytes];
      source.read(next, count, chunk);
      next += count;
      chunks.add(chunk);
    }
    chunks.parallelStream()
        .map(chunk -> super.encode(chunk, filterData))
        .forEachOrdered(ready::add);
  }

  /** Whether every image has been asked for. */
  boolean isDone() {
    return next == source.size() && ready.isEmpty();
  }
}
