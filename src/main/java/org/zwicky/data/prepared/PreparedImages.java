package org.zwicky.data.prepared;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.zwicky.base.BadInputException;
import org.zwicky.data.DataPart;
import org.zwicky.data.DatasetOutline;

/**
 * Prepared images in a file of {@link PreparedCache}, mapped into memory: processes that open the
 * same file share its pages, and pages that are not needed can leave memory at any time. Immutable,
 * so safe for several threads. The file may be replaced or deleted while it is open, but must not
 * be changed or cut.
 *
 * <p>A pixel is stored as its level (see {@link org.zwicky.data.Preprocessing#levels}) in one or
 * two bytes; {@link #copyImage} gives the very floats that preparing the image anew would.
 */
public final class PreparedImages {

  private static final int SEGMENT_BYTES = 1 << 30;

  private final PreparedHeader header;
  private final MappedImages pixels;

  private PreparedImages(PreparedHeader header, MappedImages pixels) {
    this.header = header;
    this.pixels = pixels;
  }

  /**
   * Opens a file that {@link PreparedCache#prepare} gave. Its header and length are checked, its
   * pixels are not: {@code prepare} has done that.
   *
   * @throws BadInputException if it is missing, damaged or cut short
   */
  public static PreparedImages open(Path file) {
    try {
      return map(file);
    } catch (IOException e) {
      throw new BadInputException(
          "Cannot use the prepared images in %s (%s). Start again: they are then prepared anew."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  static PreparedImages map(Path file) throws IOException {
    return map(file, SEGMENT_BYTES);
  }

  /** As {@link #open}, in segments of another size. */
  static PreparedImages map(Path file, int segmentBytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      PreparedHeader header = PreparedHeader.read(channel);
      return new PreparedImages(
          header,
          new MappedImages(
              channel,
              header.contentOffset(),
              header.images(),
              header.bytesPerImage(),
              segmentBytes));
    }
  }

  /** Bytes that the pixels of such images take, in the file and in memory. */
  public static long bytesOf(DatasetOutline outline) {
    return (long) outline.labels().length
        * outline.valuesPerImage()
        * LevelWidth.of(outline.levelCount());
  }

  /** Number of images, N. */
  public int size() {
    return header.images();
  }

  /** Channels of each image, C. */
  public int channels() {
    return header.channels();
  }

  /** Rows of each image, H. */
  public int height() {
    return header.height();
  }

  /** Columns of each image, W. */
  public int width() {
    return header.width();
  }

  /** Values of one image: C × H × W. */
  public int valuesPerImage() {
    return header.valuesPerImage();
  }

  /** The class of every image, from 0; a copy. */
  public int[] labels() {
    return header.labels().clone();
  }

  /** The part that each image comes in; empty where the data is not divided. */
  public List<DataPart> parts() {
    return header.parts();
  }

  /**
   * Copies one image in the order (C,H,W) to {@code target} from {@code offset} on, {@link
   * #valuesPerImage()} values from 0 to 1.
   *
   * @throws IndexOutOfBoundsException if there is no such image, or no room for it
   */
  public void copyImage(int index, float[] target, int offset) {
    byte[] packed = new byte[header.bytesPerImage()];
    pixels.copy(index, packed);
    LevelWidth.unpack(packed, header.bytesPerLevel(), header.table(), target, offset);
  }

  /**
   * Reads one image and compares it with its checksum.
   *
   * @throws IndexOutOfBoundsException if there is no such image
   */
  public boolean isIntact(int index) {
    return checksum(index) == header.checksums()[index];
  }

  /** Checks that these are the images of that key. */
  void requireKey(PreparationKey key) throws UnusableFileException {
    if (!header.key().equals(key.sha256())) {
      throw new UnusableFileException("it holds other images");
    }
  }

  /** Reads all pixels and compares them with their checksums. */
  void requireIntact() throws UnusableFileException {
    int damaged =
        IntStream.range(0, size())
            .parallel()
            .filter(image -> !isIntact(image))
            .findAny()
            .orElse(-1);
    if (damaged >= 0) {
      throw new UnusableFileException("image %d in it is damaged".formatted(damaged));
    }
  }

  private int checksum(int image) {
    CRC32C crc = new CRC32C();
    crc.update(pixels.view(image));
    return (int) crc.getValue();
  }
}
