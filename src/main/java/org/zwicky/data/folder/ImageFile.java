package org.zwicky.data.folder;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
 * bits are brought to 8, transparency and colour profiles are ignored, palettes are looked up, and
 * pictures are turned as their Exif says.
 */
final class ImageFile {

  /** As many as Pillow takes before it warns of a decompression bomb. */
  private static final long MOST_PIXELS = 89_478_485;

  /** From so many pixels on, pictures are decoded one at a time. */
  private static final long LARGE = 16_000_000;

  /** Pixels times scans: what takes seconds, not minutes. */
  private static final long MOST_SCANNED = 2_000_000_000;

  private static final String POINTER = "version https://git-lfs";
  private static final String CHANGED = "it changed while it was read";
  private static final int PNG_MAGIC = 0x89504E47;
  private static final int JPEG_MAGIC = 0xFFD8FF;
  private static final int MAX_BYTE = 255;
  private static final String NO_RGB =
      "its colours are CMYK or others unknown here; convert it to RGB";

  private ImageFile() {}

  /**
   * What is known before decoding.
   *
   * @param stored height and width before the picture is turned
   * @param orientation as Exif gives it, 1 to 8
   * @param channels 1 for grey images, else 3
   * @param bits of a sample, up to 16
   */
  record Header(ImageSize stored, int orientation, int channels, int bits) {

    /** Height and width as the picture is to be seen. */
    ImageSize size() {
      return Orientation.size(stored, orientation);
    }
  }

  /** Decodes as little as possible. */
  static Header header(Path file) {
    try {
      Header header =
          switch (format(file)) {
            case "jpeg" -> jpegHeader(file);
            case "png" -> pngHeader(file);
            default -> throw new IIOException(notAnImage(file));
          };
      if (pixelsOf(header) > MOST_PIXELS) {
        throw new IIOException("%s pixels are too many".formatted(header.stored()));
      }
      return header;
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static long pixelsOf(Header header) {
    return (long) header.stored().height() * header.stored().width();
  }

  private static Header jpegHeader(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Jpeg jpeg = Jpeg.read(in);
      int components = jpeg.components().size();
      if (components != 1 && components != 3) {
        throw new IIOException(NO_RGB);
      }
      return new Header(jpeg.size(), jpeg.orientation(), components, Byte.SIZE);
    }
  }

  private static Header pngHeader(Path file) throws IOException {
    try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
      ImageReader reader = reader(input, "png");
      try {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
          throw new IIOException(NO_RGB);
        }
        ImageTypeSpecifier type = types.next();
        return new Header(
            new ImageSize(reader.getHeight(0), reader.getWidth(0)),
            PngExif.orientation(file),
            channels(type.getColorModel()),
            type.getSampleModel().getSampleSize(0));
      } finally {
        reader.dispose();
      }
    }
  }

  /**
   * Decodes.
   *
   * @param header of the same file
   * @param channels 1, or 3, where a grey image has each value three times
   * @return unsigned bytes in the order (H,W,C), turned as its Exif says
   */
  static byte[] pixels(Path file, Header header, int channels) {
    if (pixelsOf(header) <= LARGE) {
      return decoded(file, header, channels);
    }
    // One at a time: some of them would need more memory than there is.
    synchronized (ImageFile.class) {
      return decoded(file, header, channels);
    }
  }

  private static byte[] decoded(Path file, Header header, int channels) {
    try {
      BufferedImage image = image(file, header);
      if (channels(image.getColorModel()) > channels) {
        throw new IIOException(CHANGED);
      }
      return Orientation.upright(
          bytes(image, channels), header.stored(), channels, header.orientation());
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  /** The largest sample of a picture. */
  static int brightest(Path file, Header header) {
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

  private static BufferedImage image(Path file, Header header) throws IOException {
    byte[] content = Files.readAllBytes(file);
    boolean jpeg = format(content).equals("jpeg");
    if (jpeg) {
      if (pixelsOf(header) * Jpeg.scans(content) > MOST_SCANNED) {
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

  private static String format(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return format(in.readNBytes(Integer.BYTES));
    }
  }

  /** By its first bytes; empty if it is neither. */
  private static String format(byte[] content) {
    if (content.length < Integer.BYTES) {
      return "";
    }
    int magic = ByteBuffer.wrap(content).getInt();
    return magic == PNG_MAGIC ? "png" : magic >>> Byte.SIZE == JPEG_MAGIC ? "jpeg" : "";
  }

  private static String notAnImage(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String begin = new String(in.readNBytes(POINTER.length()), StandardCharsets.ISO_8859_1);
      if (begin.equals(POINTER)) {
        return "Git LFS keeps it elsewhere, and only its name is here; run 'git lfs pull'";
      }
      return begin.isEmpty() ? "it is empty" : "it is no PNG or JPEG, whatever its name says";
    }
  }

  private static BufferedImage decode(byte[] content, String format) throws IOException {
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      ImageReader reader = reader(input, format);
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

  private static ImageReader reader(ImageInputStream input, String format) {
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
