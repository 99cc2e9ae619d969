package org.zwicky.app.predict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.zwicky.base.BadInputException;
import org.zwicky.data.DataFormat;
import org.zwicky.data.DataSpec;
import org.zwicky.data.ImageSize;
import org.zwicky.data.ImageSource;
import org.zwicky.data.RawImage;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.folder.ImageFiles;
import org.zwicky.data.hdf5.Hdf5ImageSource;
import org.zwicky.data.idx.IdxImageSource;

/**
 * The images to predict, one after the other, whatever they lie in.
 *
 * @param study how the study's data lie in their file, for the names of datasets
 * @param images name of the images' dataset in HDF5 files; null takes the study's
 */
public record PredictionInputs(DataSpec study, String images, List<String> classNames) {

  /** Takes images. */
  interface Receiver {

    /**
     * An image.
     *
     * @param name that a person knows it by
     * @param label its class, where it is known
     */
    void onImage(String name, RawImage image, OptionalInt label);

    /** One that can't be read. */
    void onUnreadable(String name, String reason);
  }

  /**
   * Checks that files and folders are there and of a kind known here, before work begins.
   *
   * @throws BadInputException if one is not
   */
  public static void require(List<Path> inputs) {
    for (Path input : inputs) {
      if (!Files.exists(input)) {
        throw new BadInputException(
            "There is no file or folder %s. Check the name, which is relative to the directory you are in (%s)."
                .formatted(input, Path.of("").toAbsolutePath()));
      }
      if (!Files.isDirectory(input)
          && !ImageFiles.isImage(input)
          && !DataFormat.isIdxName(input)
          && !isHdf5(input)) {
        throw new BadInputException(
            "%s is of a kind unknown here. Give PNG or JPEG images, folders of them, HDF5 files (.h5) or IDX files (-ubyte, -ubyte.gz)."
                .formatted(input));
      }
    }
  }

  /**
   * Gives all images of a file or folder.
   *
   * @throws BadInputException if it is not there, or holds no images
   */
  public void read(Path input, Receiver receiver) {
    require(List.of(input));
    if (Files.isDirectory(input)) {
      ImageFiles.below(input).forEach(file -> readImage(file, label(input, file), receiver));
    } else if (ImageFiles.isImage(input)) {
      readImage(input, OptionalInt.empty(), receiver);
    } else {
      try (ImageSource source = open(input)) {
        readSource(input, source, receiver);
      }
    }
  }

  private ImageSource open(Path file) {
    if (DataFormat.isIdxName(file)) {
      return IdxImageSource.openToPredict(file);
    }
    SourceSpec.Hdf5 layout =
        study.source() instanceof SourceSpec.Hdf5 own
            ? own
            : (SourceSpec.Hdf5) SourceSpec.of(DataFormat.HDF5, file);
    return Hdf5ImageSource.openToPredict(
        file, images == null ? layout.images() : images, "--data-images", layout.labels());
  }

  private static boolean isHdf5(Path file) {
    return file.getFileName().toString().matches("(?i).*\\.(h5|hdf5|hdf|he5)");
  }

  private static void readImage(Path file, OptionalInt label, Receiver receiver) {
    RawImage image;
    try {
      image = ImageFiles.read(file);
    } catch (BadInputException e) {
      receiver.onUnreadable(file.toString(), e.getMessage());
      return;
    }
    receiver.onImage(file.toString(), image, label);
  }

  /** The class whose name the folder has that the file lies in. */
  private OptionalInt label(Path root, Path file) {
    Path inside = root.relativize(file);
    int label = inside.getNameCount() < 2 ? -1 : classNames.indexOf(inside.getName(0).toString());
    return label < 0 ? OptionalInt.empty() : OptionalInt.of(label);
  }

  private void readSource(Path file, ImageSource source, Receiver receiver) {
    int[] labels = source.labels();
    if (source.size() == 0) {
      throw new BadInputException("%s has no images. Give a file that has some.".formatted(file));
    }
    if (Arrays.stream(labels).anyMatch(label -> label < 0 || label >= classNames.size())) {
      throw new BadInputException(
          "%s has labels beyond the study's %d classes, so it has other classes. Give one with the same classes, or without labels."
              .formatted(file, classNames.size()));
    }
    int bytes = source.bytesPerImage();
    int block = Math.min(source.blockSize(), source.size());
    byte[] raw = new byte[Math.multiplyExact(block, bytes)];
    for (int first = 0; first < source.size(); first += block) {
      int count = Math.min(block, source.size() - first);
      source.read(first, count, raw);
      for (int i = 0; i < count; i++) {
        receiver.onImage(
            file + "#" + (first + i),
            new RawImage(
                new ImageSize(source.height(), source.width()),
                source.channels(),
                Arrays.copyOfRange(raw, i * bytes, (i + 1) * bytes)),
            labels.length == 0 ? OptionalInt.empty() : OptionalInt.of(labels[first + i]));
      }
    }
  }
}
