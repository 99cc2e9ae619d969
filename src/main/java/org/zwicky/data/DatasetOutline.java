package org.zwicky.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zwicky.base.BadInputException;

/**
 * What there will be of a source once it is loaded: which images, their classes and their shape,
 * without their pixels. Immutable.
 */
public final class DatasetOutline {

  private static final int MOST_NAMES_SHOWN = 10;

  private final int[] images;
  private final int[] labels;
  private final List<DataPart> parts;
  private final List<String> classNames;
  private final int channels;
  private final int height;
  private final int width;
  private final int levelCount;
  private final Optional<String> pairing;

  private DatasetOutline(
      int[] images,
      int[] labels,
      List<DataPart> parts,
      List<String> classNames,
      int channels,
      int height,
      int width,
      int levelCount,
      Optional<String> pairing) {
    this.images = images;
    this.labels = labels;
    this.parts = parts;
    this.classNames = classNames;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.levelCount = levelCount;
    this.pairing = pairing;
  }

  /**
   * Chooses {@link DataSpec#limit()} images (stratified, by the split's seed) or all. The source is
   * left open.
   *
   * @throws BadInputException if there are no images, a label has no name, the crop does not fit,
   *     or the limit is too small
   */
  public static DatasetOutline of(ImageSource source, DataSpec spec) {
    int[] all = source.labels();
    if (all.length == 0) {
      throw new BadInputException(
          source.description() + " has no images. Give a file that has some.");
    }
    requireGivenParts(source, spec.split());
    ClassNames names = classNames(source, spec, all);
    names.requireNamesFor(all, source.description());
    Preprocessing preprocessing = spec.preprocessing();
    preprocessing.requireFits(source);
    List<DataPart> parts = source.parts();
    int[] kept =
        spec.limit().isPresent()
            ? StratifiedSubset.choose(
                strata(all, parts), spec.limit().getAsInt(), spec.split().seed())
            : IntStream.range(0, all.length).toArray();
    return new DatasetOutline(
        kept,
        Arrays.stream(kept).map(i -> all[i]).toArray(),
        parts.isEmpty() ? parts : Arrays.stream(kept).mapToObj(parts::get).toList(),
        names.names(),
        preprocessing.outputChannels(source.channels()),
        preprocessing.outputSide(source.height()),
        preprocessing.outputSide(source.width()),
        preprocessing.levelCount(source.channels()),
        ClassPairing.remark(source, names));
  }

  private static void requireGivenParts(ImageSource source, SplitSpec split) {
    if (source.parts().isEmpty() && !split.given().isEmpty()) {
      throw new BadInputException(
          "data.split names folders, but %s does not come in folders that are parts. Give shares of the images, such as 0.15."
              .formatted(source.description()));
    }
  }

  /** The images of a class in each part, which are to keep their proportion. */
  private static int[] strata(int[] labels, List<DataPart> parts) {
    return parts.isEmpty()
        ? labels
        : IntStream.range(0, labels.length)
            .map(i -> labels[i] * DataPart.values().length + parts.get(i).ordinal())
            .toArray();
  }

  private static ClassNames classNames(ImageSource source, DataSpec spec, int[] labels) {
    if (source.classNames().isEmpty()) {
      return spec.classNamesFor(labels);
    }
    List<String> own = source.classNames().get().names();
    ClassNames names = spec.classNames().orElseGet(source.classNames()::get);
    if (names.names().size() != own.size()) {
      throw new BadInputException(
          "%s has %d classes (%s), but data.classNames has %d names. Give one for each in that order, or leave data.classNames out."
              .formatted(
                  source.description(),
                  own.size(),
                  own.stream().limit(MOST_NAMES_SHOWN).collect(Collectors.joining(", "))
                      + (own.size() > MOST_NAMES_SHOWN ? ", …" : ""),
                  names.names().size()));
    }
    return names;
  }

  /** Positions in the source of the images kept, ascending; a copy. */
  public int[] images() {
    return images.clone();
  }

  /** Classes of the images kept, from 0, in the order of {@link #images()}; a copy. */
  public int[] labels() {
    return labels.clone();
  }

  /** The part that each image kept is in; empty where the source is not divided. */
  public List<DataPart> parts() {
    return parts;
  }

  /** The name of every class in the order of the labels, with or without images. */
  public List<String> classNames() {
    return classNames;
  }

  /** Channels after preprocessing. */
  public int channels() {
    return channels;
  }

  /** Rows after preprocessing. */
  public int height() {
    return height;
  }

  /** Columns after preprocessing. */
  public int width() {
    return width;
  }

  /** Values from one image: C × H × W. */
  public int valuesPerImage() {
    return Math.multiplyExact(Math.multiplyExact(channels, height), width);
  }

  /** How many different values a pixel can have; see {@link Preprocessing#levelCount}. */
  public int levelCount() {
    return levelCount;
  }

  /**
   * Divides the images kept: the numbers in the split are positions in {@link #images()}.
   *
   * @throws BadInputException if a class has too few images for the parts, or there is one class
   *     only
   */
  public Split split(SplitSpec spec) {
    return StratifiedSplit.of(labels, parts, classNames, spec);
  }

  /** What a person should know of such a split, one line each. */
  public List<String> remarks(SplitSpec spec) {
    List<String> remarks = new ArrayList<>();
    pairing.ifPresent(remarks::add);
    EmptyClasses.remark(labels, classNames).ifPresent(remarks::add);
    remarks.addAll(StratifiedSplit.remarks(labels, parts, classNames, spec));
    return remarks;
  }
}
