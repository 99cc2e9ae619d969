package org.zwicky.data.folder;

import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.zwicky.data.ImageSize;

/**
 * What is known of a PNG or JPEG before it is decoded. Immutable.
 *
 * @param stored height and width before the picture is turned
 * @param orientation as Exif gives it, 1 to 8
 * @param channels 1 for grey images, else 3
 * @param bits of a sample, up to 16
 */
record ImageHeader(ImageSize stored, int orientation, int channels, int bits) {

  /** As many as Pillow takes before it warns of a decompression bomb. */
  private static final long MOST_PIXELS = 89_478_485;

  private static final String POINTER = "version https://git-lfs";
  private static final int PNG_MAGIC = 0x89504E47;
  private static final int JPEG_MAGIC = 0xFFD8FF;
  private static final String NO_RGB =
      "its colours are CMYK or others unknown here; convert it to RGB";

  /**
   * Reads a file's header.
   *
   * @throws IOException if it is no image that can be decoded here; the message says why
   */
  static ImageHeader read(Path file) throws IOException {
    ImageHeader header =
        switch (format(file)) {
          case "jpeg" -> ofJpeg(file);
          case "png" -> ofPng(file);
          default -> throw new IIOException(notAnImage(file));
        };
    if (header.pixels() > MOST_PIXELS) {
      throw new IIOException("%s pixels are too many".formatted(header.stored()));
    }
    return header;
  }

  /** Height and width as the picture is to be seen. */
  ImageSize size() {
    return Orientation.size(stored, orientation);
  }

  /** How many pixels it has. */
  long pixels() {
    return (long) stored.height() * stored.width();
  }

  private static ImageHeader ofJpeg(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Jpeg jpeg = Jpeg.read(in);
      int components = jpeg.components().size();
      if (components != 1 && components != 3) {
        throw new IIOException(NO_RGB);
      }
      return new ImageHeader(jpeg.size(), jpeg.orientation(), components, Byte.SIZE);
    }
  }

  private static ImageHeader ofPng(Path file) throws IOException {
    try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
      ImageReader reader = reader(input, "png");
      try {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
          throw new IIOException(NO_RGB);
        }
        ImageTypeSpecifier type = types.next();
        return new ImageHeader(
            new ImageSize(reader.getHeight(0), reader.getWidth(0)),
            PngExif.orientation(file),
            channels(type.getColorModel()),
            type.getSampleModel().getSampleSize(0));
      } finally {
        reader.dispose();
      }
    }
  }

  private static String format(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return format(in.readNBytes(Integer.BYTES));
    }
  }

  /** By its first bytes; empty if it is neither. */
  static String format(byte[] content) {
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

  /** A reader of one picture, without its metadata. */
  static ImageReader reader(ImageInputStream input, String format) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    reader.setInput(input, true, true);
    return reader;
  }

  /** 1 for grey, 3 for colours. */
  static int channels(ColorModel model) throws IIOException {
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
}
