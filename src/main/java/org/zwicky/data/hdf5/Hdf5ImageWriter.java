package org.zwicky.data.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.OwnerOnly;
import org.zwicky.data.ImageSource;

/**
 * Writes images and labels as Galaxy10 has them: {@code images} (N,H,W,C) uint8, chunked and
 * gzipped, and {@code ans} (N) uint8. Only a few chunks of images are in memory at a time.
 */
public final class Hdf5ImageWriter {

  private static final int MOST_IMAGES_PER_CHUNK = 64;
  private static final int MOST_BYTES_PER_CHUNK = 4 << 20;
  private static final int HIGHEST_LABEL = 255;

  private Hdf5ImageWriter() {}

  /**
   * Writes all of a source to a file. The file appears complete or not at all: it is written beside
   * its place under another name, and then moved there, over a file of that name.
   *
   * @throws BadInputException if the file cannot be written, a label is above 255, or there are no
   *     images
   */
  public static void write(Path target, ImageSource source) {
    write(target, source, false);
  }

  /** Likewise, for the owner of the file alone. */
  public static void writeForOwner(Path target, ImageSource source) {
    write(target, source, true);
  }

  private static void write(Path target, ImageSource source, boolean forOwner) {
    byte[] labels = unsignedBytes(source);
    if (source.size() == 0) {
      throw new BadInputException(
          "Cannot write %s to %s: there are no images. Give a source that has some."
              .formatted(source.description(), target));
    }
    Path absolute = target.toAbsolutePath();
    Path partial =
        absolute.resolveSibling(absolute.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      if (forOwner) {
        OwnerOnly.createDirectories(absolute.getParent());
        OwnerOnly.createFile(partial);
      } else {
        Files.createDirectories(absolute.getParent());
      }
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
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("images", new StreamedDataset(source, imagesPerChunk(source), "images", hdf));
      hdf.putDataset("ans", labels, DatasetCreationOptions.builder().unsigned().build());
    }
  }

  private static int imagesPerChunk(ImageSource source) {
    int fitting = Math.max(1, MOST_BYTES_PER_CHUNK / source.bytesPerImage());
    return Math.min(source.size(), Math.min(MOST_IMAGES_PER_CHUNK, fitting));
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
