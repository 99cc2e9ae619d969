package org.zwicky.data.folder;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.zwicky.base.BadInputException;

/**
 * One PNG or JPEG file; its first bytes decide which, not its name. PictureSamples of more or fewer
 * than 8 bits are brought to 8, transparency and colour profiles are ignored, palettes are looked
 * up, and pictures are turned as their Exif says.
 */
final class ImageFile {

  /** From so many pixels on, pictures are decoded one at a time. */
  private static final long LARGE = 16_000_000;

  /** Pixels times scans: what takes seconds, not minutes. */
  private static final long MOST_SCANNED = 2_000_000_000;

  private static final String CHANGED = "it changed while it was read";

  private ImageFile() {}

  /** Decodes as little as possible. */
  static ImageHeader header(Path file) {
    try {
      return ImageHeader.read(file);
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Decodes.
   *
   * @param header of the same file
   * @param channels 1, or 3, where a grey image has each value three times
   * @return unsigned bytes in the order (H,W,C), turned as its Exif says
   */
  static byte[] pixels(Path file, ImageHeader header, int channels) {
    if (header.pixels() <= LARGE) {
      return decoded(file, header, channels);
    }
    // One at a time: some of them would need more memory than there is.
    synchronized (ImageFile.class) {
      return decoded(file, header, channels);
    }
  }

  private static byte[] decoded(Path file, ImageHeader header, int channels) {
    try {
      BufferedImage image = image(file, header);
      if (ImageHeader.channels(image.getColorModel()) > channels) {
        throw new IIOException(CHANGED);
      }
      return Orientation.upright(
          PictureSamples.bytes(image, channels), header.stored(), channels, header.orientation());
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  /** The largest sample of a picture. */
  static int brightest(Path file, ImageHeader header) {
    try {
      Raster raster = image(file, header).getRaster();
      int[] row = new int[raster.getWidth() * raster.getNumBands()];
      int brightest = 0;
      for (int y = 0; y < raster.getHeight(); y++) {
        for (int sample : raster.getPixels(0, y, raster.getWidth(), 1, row)) {
          brightest = Math.max(brightest, sample);
        }
      }
      return brightest;
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static BufferedImage image(Path file, ImageHeader header) throws IOException {
    byte[] content = Files.readAllBytes(file);
    boolean jpeg = ImageHeader.format(content).equals("jpeg");
    if (jpeg) {
      if (header.pixels() * Jpeg.scans(content) > MOST_SCANNED) {
        throw new IIOException("it goes over its pixels too often; save it anew");
      }
      content =
          Jpeg.read(new DataInputStream(new ByteArrayInputStream(content))).unmistakable(content);
    }
    BufferedImage image = decode(content, jpeg ? "jpeg" : "png");
    if (image.getHeight() != header.stored().height()
        || image.getWidth() != header.stored().width()) {
      throw new IIOException(CHANGED);
    }
    return image;
  }

  private static BufferedImage decode(byte[] content, String format) throws IOException {
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      ImageReader reader = ImageHeader.reader(input, format);
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
