package org.zwicky.data.folder;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zwicky.data.BilinearResize;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataPart;
import org.zwicky.data.ImageSize;
import org.zwicky.data.ImageSource;

/**
 * The images of a folder, decoded as they are read, several at a time. Safe for several threads.
 */
final class FolderImageSource implements ImageSource {

  /** Decoded bytes that a block should have. */
  private static final int USUAL_BLOCK_BYTES = 8 << 20;

  private static final int LARGEST_BLOCK = 64;

  private final ImageFolder folder;
  private final ImageSize size;
  private final int channels;

  FolderImageSource(ImageFolder folder, ImageSize size) {
    this.folder = folder;
    this.size = size;
    this.channels = folder.channels();
  }

  @Override
  public int size() {
    return folder.size();
  }

  @Override
  public int height() {
    return size.height();
  }

  @Override
  public int width() {
    return size.width();
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int[] labels() {
    return folder.labels();
  }

  @Override
  public List<DataPart> parts() {
    return folder.parts();
  }

  @Override
  public Optional<ClassNames> classNames() {
    return Optional.of(folder.classNames());
  }

  @Override
  public void read(int first, int count, byte[] target) {
    Objects.checkFromIndexSize(first, count, size());
    Objects.checkFromIndexSize(0, Math.multiplyExact(count, bytesPerImage()), target.length);
    IntStream.range(0, count).parallel().forEach(i -> read(first + i, target, i * bytesPerImage()));
  }

  private void read(int image, byte[] target, int offset) {
    byte[] pixels = folder.pixels(image);
    if (folder.sizeOf(image).equals(size)) {
      System.arraycopy(pixels, 0, target, offset, pixels.length);
      return;
    }
    new BilinearResize(folder.sizeOf(image), size, channels).apply(pixels, 0, target, offset);
  }

  @Override
  public int blockSize() {
    return Math.max(1, Math.min(LARGEST_BLOCK, USUAL_BLOCK_BYTES / bytesPerImage()));
  }

  @Override
  public List<String> remarks() {
    return folder.remarks();
  }

  @Override
  public String description() {
    return folder.root().toString();
  }

  @Override
  public void close() {}
}
