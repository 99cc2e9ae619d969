package org.zwicky.data.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import org.zwicky.data.ImageSource;
import org.zwicky.space.BadInputException;

/**
 * Writes images and labels as Galaxy10 has them: {@code images} (N,H,W,C) uint8, chunked and
 * gzipped, and {@code ans} (N) uint8.
 *
 * <p>Beside one chunk of images the writer needs N × H × W × C bytes of memory, because jhdf lays
 * out the whole dataset first: 311 MB for as many images as Galaxy10 has.
 */
public final class Hdf5ImageWriter {

  private static final int IMAGES_PER_CHUNK = 64;
  private static final int COMPRESSION_LEVEL = 4;
  private static final int HIGHEST_LABEL = 255;

  private Hdf5ImageWriter() {}

  /**
   * Writes all of a source to a file. The file appears complete or not at all: it is written beside
   * its place under another name, and then moved there, over a file of that name.
   *
   * @throws BadInputException if the file cannot be written, a label is above 255, there are no
   *     images, or they exceed 2 GiB
   */
  public static void write(Path target, ImageSource source) {
    byte[] labels = unsignedBytes(source);
    long bytes = (long) source.size() * source.bytesPerImage();
    if (source.size() == 0 || bytes > Integer.MAX_VALUE) {
      throw new BadInputException(
          "Cannot write %d images of %d×%d×%d to %s: an HDF5 file written here holds at least one image and at most 2 GiB of pixels. Write fewer or smaller images."
              .formatted(
                  source.size(), source.height(), source.width(), source.channels(), target));
    }
    Path absolute = target.toAbsolutePath();
    Path partial =
        absolute.resolveSibling(absolute.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(absolute.getParent());
      writeFile(partial, source, labels);
      Files.move(
          partial, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | HdfException e) {
      throw new BadInputException(
          "Cannot write %s (%s). Check that its directory exists, that you may write there, and that the disk has room."
              .formatted(target, e.getMessage()),
          e);
    } finally {
      deleteIfLeft(partial);
    }
  }

  private static void writeFile(Path file, ImageSource source, byte[] labels) {
    int chunk = Math.min(IMAGES_PER_CHUNK, source.size());
    SourceFilter filter = new SourceFilter(source, chunk);
    byte[][][][] placeholder = new byte[source.size()][][][];
    Arrays.fill(placeholder, new byte[source.height()][source.width()][source.channels()]);
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset(
          "images",
          placeholder,
          DatasetCreationOptions.builder()
              .unsigned()
              .chunkDimensions(chunk, source.height(), source.width(), source.channels())
              .filter(filter, COMPRESSION_LEVEL)
              .build());
      hdf.putDataset("ans", labels, DatasetCreationOptions.builder().unsigned().build());
    }
    if (filter.written() != source.size()) {
      throw new IllegalStateException(
          "wrote " + filter.written() + " of " + source.size() + " images");
    }
  }

  private static byte[] unsignedBytes(ImageSource source) {
    int[] labels = source.labels();
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > HIGHEST_LABEL) {
        throw new BadInputException(
            "Label %d of %s is %d, but Galaxy10's layout has room for labels from 0 to 255."
                .formatted(i, source.description(), labels[i]));
      }
      bytes[i] = (byte) labels[i];
    }
    return bytes;
  }

  private static void deleteIfLeft(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      // The outcome of the writing is what matters; a leftover is only untidy.
      partial.toFile().deleteOnExit();
    }
  }
}
