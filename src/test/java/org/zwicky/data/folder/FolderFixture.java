package org.zwicky.data.folder;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.zwicky.data.ImageSource;

/** Writes folders of images. */
public final class FolderFixture {

  private FolderFixture() {}

  /** A PNG of unsigned bytes (H,W,C) in one or three channels; makes its folder. */
  public static Path png(Path file, byte[] pixels, int offset, int height, int width, int channels)
      throws IOException {
    BufferedImage image =
        new BufferedImage(
            width,
            height,
            channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < height * width * channels; i++) {
      int pixel = i / channels;
      image
          .getRaster()
          .setSample(
              pixel % width, pixel / width, i % channels, Byte.toUnsignedInt(pixels[offset + i]));
    }
    return write(file, image, "png");
  }

  /** An image of one colour. */
  public static Path png(Path file, int height, int width, int... colour) throws IOException {
    byte[] pixels = new byte[height * width * colour.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) colour[i % colour.length];
    }
    return png(file, pixels, 0, height, width, colour.length);
  }

  public static Path write(Path file, BufferedImage image, String format) throws IOException {
    Files.createDirectories(file.getParent());
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new IOException("no writer for " + file);
    }
    return file;
  }

  /** All of a source, classes named a, b, …; its labels have to ascend. */
  public static Path write(Path root, ImageSource source) throws IOException {
    byte[] pixels = new byte[source.size() * source.bytesPerImage()];
    source.read(0, source.size(), pixels);
    for (int i = 0; i < source.size(); i++) {
      String name = "%c/%05d.png".formatted('a' + source.labels()[i], i);
      png(
          root.resolve(name),
          pixels,
          i * source.bytesPerImage(),
          source.height(),
          source.width(),
          source.channels());
    }
    return root;
  }
}
