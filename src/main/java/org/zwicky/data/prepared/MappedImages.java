package org.zwicky.data.prepared;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Objects;

/**
 * Images of one size in a file, mapped for reading. A mapping of Java has at most 2 GiB, so there
 * may be several; each begins with an image. Safe for several threads.
 */
final class MappedImages {

  private final ByteBuffer[] segments;
  private final int images;
  private final int imagesPerSegment;
  private final int bytesPerImage;

  /**
   * Maps images; the channel may be closed afterwards.
   *
   * @param offset where the first begins
   * @param segmentBytes a segment gets no larger than this, but has at least one image
   */
  MappedImages(FileChannel file, long offset, int images, int bytesPerImage, int segmentBytes)
      throws IOException {
    this.images = images;
    this.bytesPerImage = bytesPerImage;
    this.imagesPerSegment = Math.max(1, segmentBytes / bytesPerImage);
    this.segments = new ByteBuffer[(images + imagesPerSegment - 1) / imagesPerSegment];
    for (int i = 0; i < segments.length; i++) {
      int first = i * imagesPerSegment;
      long bytes = (long) Math.min(imagesPerSegment, images - first) * bytesPerImage;
      segments[i] = file.map(MapMode.READ_ONLY, offset + (long) first * bytesPerImage, bytes);
    }
  }

  /** Copies one image. */
  void copy(int image, byte[] target) {
    Objects.checkIndex(image, images);
    segments[image / imagesPerSegment].get(
        image % imagesPerSegment * bytesPerImage, target, 0, bytesPerImage);
  }

  /** A view of one image, from its start. */
  ByteBuffer view(int image) {
    Objects.checkIndex(image, images);
    return segments[image / imagesPerSegment].slice(
        image % imagesPerSegment * bytesPerImage, bytesPerImage);
  }
}
