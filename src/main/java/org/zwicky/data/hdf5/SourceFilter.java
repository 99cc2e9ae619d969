package org.zwicky.data.hdf5;

import io.jhdf.filter.DeflatePipelineFilter;
import org.zwicky.data.ImageSource;

/**
 * Gives jhdf's writer each chunk when it asks for it to be compressed. The writer wants the whole
 * dataset as nested arrays before it begins, ten times the size of the pixels; it gets one empty
 * image repeated, and this puts the real images in the place of the empty ones, chunk by chunk in
 * the order in which they are written. Not for several threads.
 */
final class SourceFilter extends DeflatePipelineFilter {

  private final ImageSource source;
  private final int imagesPerChunk;
  private int next;

  SourceFilter(ImageSource source, int imagesPerChunk) {
    this.source = source;
    this.imagesPerChunk = imagesPerChunk;
  }

  @Override
  public byte[] encode(byte[] chunk, int[] filterData) {
    int count = Math.min(imagesPerChunk, source.size() - next);
    source.read(next, count, chunk);
    next += count;
    return super.encode(chunk, filterData);
  }

  /** Images written up to now. */
  int written() {
    return next;
  }
}
