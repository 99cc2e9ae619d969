package org.zwicky.data.folder;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.zwicky.data.ImageSize;
import org.zwicky.space.BadInputException;

/**
 * One PNG or JPEG file; its first bytes decide which, not its name. Samples of more or fewer than 8
 * bits are brought to 8, transparency is ignored, palettes are looked up.
 */
final class ImageFile {

  /** As many as Pillow takes before it warns of a decompression bomb. */
  private static final long MOST_PIXELS = 89_478_485;

  private static final int PNG_MAGIC = 0x89504E47;
  private static final int JPEG_MAGIC = 0xFFD8FF;
  private static final int MAX_BYTE = 255;
  private static final String NO_RGB =
      "its colours are CMYK or others unknown here; convert it to RGB";

  private ImageFile() {}

  /**
   * What is known before decoding.
   *
   * @param size height and width
   * @param channels 1 for grey images, else 3
   */
  record Header(ImageSize size, int channels) {}

  /** Decodes as little as possible. */
  static Header header(Path file) {
    try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
      ImageReader reader = reader(input);
      try {
        long pixels = (long) reader.getHeight(0) * reader.getWidth(0);
        if (pixels > MOST_PIXELS) {
          throw new IIOException(
              "%d×%d pixels are too many".formatted(reader.getHeight(0), reader.getWidth(0)));
        }
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
          throw new IIOException(NO_RGB);
        }
        return new Header(
            new ImageSize(reader.getHeight(0), reader.getWidth(0)),
            channels(types.next().getColorModel()));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Decodes.
   *
   * @param header of the same file
   * @param channels 1, or 3, where a grey image has each value three times
   * @return unsigned bytes in the order (H,W,C)
   */
  static byte[] pixels(Path file, Header header, int channels) {
    try {
      BufferedImage image = decode(Files.readAllBytes(file));
      if (image.getHeight() != header.size().height()
          || image.getWidth() != header.size().width()
          || channels(image.getColorModel()) > channels) {
        throw new IIOException("it changed while it was read");
      }
      return bytes(image, channels);
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static BufferedImage decode(byte[] content) throws IOException {
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      ImageReader reader = reader(input);
      try {
        AtomicReference<String> broken = new AtomicReference<>();
        reader.addIIOReadWarningListener(
            (source, warning) -> {
              // libjpeg fills what is missing with grey; its other warnings are of no account.
              if (warning.contains("remature end")) {
                broken.set(warning);
              }
            });
        BufferedImage image = reader.read(0);
        if (broken.get() != null) {
          throw new EOFException(broken.get());
        }
        return image;
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReader reader(ImageInputStream input) throws IOException {
    input.mark();
    int magic = input.length() == 0 ? 0 : input.readInt();
    input.reset();
    String format = magic == PNG_MAGIC ? "png" : magic >>> Byte.SIZE == JPEG_MAGIC ? "jpeg" : "";
    if (format.isEmpty()) {
      throw new IIOException("it is no PNG or JPEG, whatever its name says");
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    reader.setInput(input, true, true);
    return reader;
  }

  /** 1 for grey, 3 for colours. */
  private static int channels(ColorModel model) throws IIOException {
    if (model instanceof IndexColorModel palette) {
      for (int i = 0; i < palette.getMapSize(); i++) {
        if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
          return 3;
        }
      }
      return 1;
    }
    return switch (model.getColorSpace().getType()) {
      case ColorSpace.TYPE_GRAY -> 1;
      case ColorSpace.TYPE_RGB -> 3;
      default -> throw new IIOException(NO_RGB);
    };
  }

  private static byte[] bytes(BufferedImage image, int channels) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int[] row = new int[image.getWidth() * bands];
    byte[][] tables = tables(image);
    byte[] result = new byte[image.getHeight() * image.getWidth() * channels];
    int next = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, image.getWidth(), 1, row);
      for (int x = 0; x < row.length; x += bands) {
        for (int channel = 0; channel < channels; channel++) {
          // A palette's index, or a grey value, is the same for all channels.
          int sample = row[x + (bands >= 3 ? channel : 0)];
          result[next++] = tables == null ? (byte) sample : tables[channel][sample];
        }
      }
    }
    return result;
  }

  /** What each sample stands for by channel; null where it is the byte itself. */
  private static byte[][] tables(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      byte[][] tables = new byte[3][palette.getMapSize()];
      palette.getReds(tables[0]);
      palette.getGreens(tables[1]);
      palette.getBlues(tables[2]);
      return tables;
    }
    int bits = image.getSampleModel().getSampleSize(0);
    if (bits == Byte.SIZE) {
      return null;
    }
    byte[] table = new byte[1 << bits];
    for (int i = 0; i < table.length; i++) {
      table[i] =
          (byte) (bits > Byte.SIZE ? i >> (bits - Byte.SIZE) : i * MAX_BYTE / (table.length - 1));
    }
    return new byte[][] {table, table, table};
  }

  private static BadInputException unreadable(Path file, Exception cause) {
    String reason =
        cause instanceof EOFException && cause.getMessage() == null
            ? "it is cut short"
            : cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new BadInputException(
        "The image %s can't be read: %s. Replace it, or take it away.".formatted(file, reason),
        cause);
  }
}
