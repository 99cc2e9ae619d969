package org.zwicky.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.zwicky.base.BadInputException;

/**
 * Which data to learn from and how to prepare it: the {@code data} section of a search space file.
 *
 * @param source where the images come from
 * @param resize what every image is scaled to before anything else; empty keeps them as they are
 * @param crop side of the square kept from the middle of each image, in pixels; empty keeps all
 * @param grayscale whether the channels are averaged into one
 * @param classNames names of the classes; empty leaves them to the source, or to their numbers
 * @param split how to divide the images
 * @param limit how many images to keep, stratified; empty keeps all
 */
public record DataSpec(
    SourceSpec source,
    Optional<ImageSize> resize,
    OptionalInt crop,
    boolean grayscale,
    Optional<ClassNames> classNames,
    SplitSpec split,
    OptionalInt limit) {

  public DataSpec {
    requirePositive("crop", crop);
    requirePositive("limit", limit);
  }

  /** The whole of a source, in colour, in its size, split by default. */
  public static DataSpec of(SourceSpec source) {
    return new DataSpec(
        source,
        Optional.empty(),
        OptionalInt.empty(),
        false,
        Optional.empty(),
        SplitSpec.DEFAULT,
        OptionalInt.empty());
  }

  /** The whole of an HDF5 file in Galaxy10's layout, in colour, uncropped, split by default. */
  public static DataSpec hdf5(Path path) {
    return of(SourceSpec.Hdf5.of(path));
  }

  /** Generated galaxies with Galaxy10's class names, in colour, uncropped, split by default. */
  public static DataSpec synthetic(SyntheticSpec galaxies) {
    return of(new SourceSpec.Synthetic(galaxies))
        .withClassNames(ClassNames.known(ClassNames.GALAXY10_SDSS));
  }

  /** This, learnt from another source. */
  public DataSpec withSource(SourceSpec newSource) {
    return new DataSpec(newSource, resize, crop, grayscale, classNames, split, limit);
  }

  /** This, scaled to that size. */
  public DataSpec withResize(ImageSize size) {
    return new DataSpec(source, Optional.of(size), crop, grayscale, classNames, split, limit);
  }

  /** This, cropped and made grey as said. */
  public DataSpec withPreprocessing(OptionalInt newCrop, boolean newGrayscale) {
    return new DataSpec(source, resize, newCrop, newGrayscale, classNames, split, limit);
  }

  /** This with other class names. */
  public DataSpec withClassNames(ClassNames names) {
    return new DataSpec(source, resize, crop, grayscale, Optional.of(names), split, limit);
  }

  /** This with another split. */
  public DataSpec withSplit(SplitSpec newSplit) {
    return new DataSpec(source, resize, crop, grayscale, classNames, newSplit, limit);
  }

  /** This with at most that many images. */
  public DataSpec withLimit(int newLimit) {
    return new DataSpec(
        source, resize, crop, grayscale, classNames, split, OptionalInt.of(newLimit));
  }

  /**
   * The names of the classes where the source has none: those given, or one for each number up to
   * the highest label.
   *
   * @param labels from 0, at least one
   */
  public ClassNames classNamesFor(int[] labels) {
    return classNames.orElseGet(
        () -> ClassNames.numbered(Arrays.stream(labels).max().getAsInt() + 1));
  }

  /** What is done with each image of a source that has the right size already. */
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
