package org.zwicky.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.zwicky.space.BadInputException;

/**
 * Which data to learn from and how to prepare it: the {@code data} section of a search space file.
 *
 * @param format {@value #HDF5} or {@value #SYNTHETIC}
 * @param path the file, for HDF5
 * @param images path of the images inside the file, (N,H,W,C) or (N,H,W) uint8
 * @param labels path of the labels inside the file, (N) integers
 * @param crop side of the square kept from the middle of each image, in pixels; empty keeps all
 * @param grayscale whether the channels are averaged into one
 * @param classNames names of the classes; empty names them by number
 * @param split how to divide the images
 * @param limit how many images to keep, stratified; empty keeps all
 * @param synthetic what to generate, for synthetic data
 */
public record DataSpec(
    String format,
    Optional<Path> path,
    String images,
    String labels,
    OptionalInt crop,
    boolean grayscale,
    Optional<ClassNames> classNames,
    SplitSpec split,
    OptionalInt limit,
    Optional<SyntheticSpec> synthetic) {

  /** Format of an HDF5 file in Galaxy10's layout. */
  public static final String HDF5 = "hdf5";

  /** Format of generated galaxies. */
  public static final String SYNTHETIC = "synthetic";

  /** Path of the images inside Galaxy10's file. */
  public static final String DEFAULT_IMAGES = "images";

  /** Path of the labels inside Galaxy10's file. */
  public static final String DEFAULT_LABELS = "ans";

  public DataSpec {
    switch (format) {
      case HDF5 -> {
        if (path.isEmpty()) {
          throw new BadInputException(
              "data.path is missing: give the HDF5 file, or set data.format to \"synthetic\" to generate galaxies.");
        }
      }
      case SYNTHETIC -> {
        if (synthetic.isEmpty()) {
          throw new BadInputException(
              "data.synthetic is missing: say which galaxies to generate, such as {\"images\": 2000}.");
        }
      }
      default ->
          throw new BadInputException(
              "data.format is \"%s\"; give \"hdf5\" or \"synthetic\".".formatted(format));
    }
    requirePositive("crop", crop);
    requirePositive("limit", limit);
  }

  /** The whole of an HDF5 file in Galaxy10's layout, in colour, uncropped, split by default. */
  public static DataSpec hdf5(Path path) {
    return new DataSpec(
        HDF5,
        Optional.of(path),
        DEFAULT_IMAGES,
        DEFAULT_LABELS,
        OptionalInt.empty(),
        false,
        Optional.empty(),
        SplitSpec.DEFAULT,
        OptionalInt.empty(),
        Optional.empty());
  }

  /** Generated galaxies with Galaxy10's class names, in colour, uncropped, split by default. */
  public static DataSpec synthetic(SyntheticSpec synthetic) {
    return new DataSpec(
        SYNTHETIC,
        Optional.empty(),
        DEFAULT_IMAGES,
        DEFAULT_LABELS,
        OptionalInt.empty(),
        false,
        Optional.of(ClassNames.known("galaxy10-sdss")),
        SplitSpec.DEFAULT,
        OptionalInt.empty(),
        Optional.of(synthetic));
  }

  /** This, cropped and made grey as said. */
  public DataSpec withPreprocessing(OptionalInt newCrop, boolean newGrayscale) {
    return new DataSpec(
        format, path, images, labels, newCrop, newGrayscale, classNames, split, limit, synthetic);
  }

  /** This with other class names. */
  public DataSpec withClassNames(ClassNames names) {
    return new DataSpec(
        format, path, images, labels, crop, grayscale, Optional.of(names), split, limit, synthetic);
  }

  /** This with another split. */
  public DataSpec withSplit(SplitSpec newSplit) {
    return new DataSpec(
        format, path, images, labels, crop, grayscale, classNames, newSplit, limit, synthetic);
  }

  /** This with at most that many images. */
  public DataSpec withLimit(int newLimit) {
    return new DataSpec(
        format,
        path,
        images,
        labels,
        crop,
        grayscale,
        classNames,
        split,
        OptionalInt.of(newLimit),
        synthetic);
  }

  /**
   * The names of the classes: those given, or one for each number up to the highest label.
   *
   * @param labels from 0, at least one
   */
  public ClassNames classNamesFor(int[] labels) {
    return classNames.orElseGet(
        () -> ClassNames.numbered(Arrays.stream(labels).max().getAsInt() + 1));
  }

  /** What is done with each image. */
  public Preprocessing preprocessing() {
    return new Preprocessing(crop, grayscale);
  }

  private static void requirePositive(String field, OptionalInt value) {
    if (value.isPresent() && value.getAsInt() < 1) {
      throw new BadInputException(
          "data.%s is %d; give a whole number from 1, or leave it out."
              .formatted(field, value.getAsInt()));
    }
  }
}
