package org.zwicky.data.idx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.zwicky.data.ImageSource;

/** Writes IDX files. */
public final class IdxFixture {

  private IdxFixture() {}

  /** An array of unsigned bytes, gzipped if the file's name says so. */
  public static Path write(Path file, byte[] values, int... dimensions) throws IOException {
    try (OutputStream raw = Files.newOutputStream(file);
        OutputStream output = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
      ByteBuffer header = ByteBuffer.allocate(4 + 4 * dimensions.length);
      header.put((byte) 0).put((byte) 0).put((byte) 8).put((byte) dimensions.length);
      for (int dimension : dimensions) {
        header.putInt(dimension);
      }
      output.write(header.array());
      output.write(values);
    }
    return file;
  }

  /** All of a source, as MNIST's training set is named; gives the file of the images. */
  public static Path write(Path folder, ImageSource source, String ending) throws IOException {
    byte[] pixels = new byte[source.size() * source.bytesPerImage()];
    source.read(0, source.size(), pixels);
    int[] labels = source.labels();
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    write(folder.resolve("train-labels-idx1-ubyte" + ending), bytes, labels.length);
    Path images = folder.resolve("train-images-idx3-ubyte" + ending);
    return source.channels() == 1
        ? write(images, pixels, source.size(), source.height(), source.width())
        : write(images, pixels, source.size(), source.height(), source.width(), source.channels());
  }
}
