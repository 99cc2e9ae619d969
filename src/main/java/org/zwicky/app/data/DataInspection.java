package org.zwicky.app.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataFormat;
import org.zwicky.data.DataPart;
import org.zwicky.data.EmptyClasses;
import org.zwicky.data.ImageSize;
import org.zwicky.data.ImageSource;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.VisibleImages;
import org.zwicky.data.duplicate.DuplicatePair;
import org.zwicky.data.folder.ImageFolder;

/**
 * What a source holds, without its pixels.
 *
 * @param source what was looked into
 * @param description where it is, for people
 * @param classNames the source's own; empty where it has numbers only
 * @param labels class of every image, from 0
 * @param parts the part that each image comes in; empty where the data is not divided
 * @param smallest the smallest height and width of an image
 * @param largest the largest; the same where all are of one size
 * @param channels 1 for grey, 3 for colour
 * @param remarks what else a person should know, one line each
 */
public record DataInspection(
    SourceSpec source,
    String description,
    Optional<ClassNames> classNames,
    List<Integer> labels,
    List<DataPart> parts,
    ImageSize smallest,
    ImageSize largest,
    int channels,
    List<String> remarks) {

  /**
   * Looks into a source.
   *
   * @throws org.zwicky.base.BadInputException if it is not there or can't be read
   */
  public static DataInspection of(SourceSpec source) {
    if (source instanceof SourceSpec.Folder folder) {
      ImageFolder images = ImageFolder.scan(folder.root(), folder.parts());
      boolean ofOneSize = images.smallest().equals(images.largest());
      try (ImageSource scaled =
          images.open(ofOneSize ? Optional.empty() : Optional.of(images.smallest()))) {
        return new DataInspection(
            source,
            folder.root().toString(),
            Optional.of(images.classNames()),
            list(images.labels()),
            images.parts(),
            images.smallest(),
            images.largest(),
            images.channels(),
            remarks(scaled));
      }
    }
    try (ImageSource images = DataSources.open(source, Optional.empty())) {
      ImageSize size = new ImageSize(images.height(), images.width());
      return new DataInspection(
          source,
          images.description(),
          images.classNames(),
          list(images.labels()),
          images.parts(),
          size,
          size,
          images.channels(),
          remarks(images));
    }
  }

  private static List<String> remarks(ImageSource images) {
    List<String> remarks = new ArrayList<>(images.remarks());
    VisibleImages.problem(images).ifPresent(remarks::add);
    EmptyClasses.remark(images.labels(), List.of()).ifPresent(remarks::add);
    if (Arrays.stream(images.labels()).distinct().count() == 1) {
      remarks.add("All images are of one class: there is nothing to learn.");
    }
    return remarks;
  }

  /** The format of the source. */
  public DataFormat format() {
    return source.format();
  }

  /** Whether all images have the same height and width. */
  public boolean isOfOneSize() {
    return smallest.equals(largest);
  }

  /** Number of classes: names, or numbers up to the highest label. */
  public int classes() {
    return classNames
        .map(names -> names.names().size())
        .orElseGet(() -> labels.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1);
  }

  /** Images of each class. */
  public int[] counts(int classes) {
    int[] counts = new int[classes];
    labels.forEach(label -> counts[label]++);
    return counts;
  }

  /**
   * The mean of all samples of each class's images, 0 black to 1 white; NaN where there is none.
   */
  public double[] brightness(int classes) {
    double[] sums = new double[classes];
    try (ImageSource images =
        DataSources.open(source, isOfOneSize() ? Optional.empty() : Optional.of(smallest))) {
      int block = images.blockSize();
      byte[] raw = new byte[Math.multiplyExact(block, images.bytesPerImage())];
      for (int first = 0; first < images.size(); first += block) {
        int count = Math.min(block, images.size() - first);
        images.read(first, count, raw);
        double[] means =
            IntStream.range(0, count)
                .parallel()
                .mapToDouble(i -> mean(raw, i * images.bytesPerImage(), images.bytesPerImage()))
                .toArray();
        for (int i = 0; i < count; i++) {
          sums[labels.get(first + i)] += means[i];
        }
      }
    }
    int[] counts = counts(classes);
    return IntStream.range(0, classes).mapToDouble(c -> sums[c] / counts[c]).toArray();
  }

  /** Nearly the same images; none where sizes differ, as they can't be laid over each other. */
  public List<DuplicatePair> duplicates() {
    if (!isOfOneSize() || labels.isEmpty()) {
      return List.of();
    }
    try (ImageSource images = DataSources.open(source, Optional.empty())) {
      return Duplicates.find(images);
    }
  }

  private static double mean(byte[] bytes, int offset, int count) {
    long sum = 0;
    for (int i = offset; i < offset + count; i++) {
      sum += Byte.toUnsignedInt(bytes[i]);
    }
    return sum / 255.0 / count;
  }

  private static List<Integer> list(int[] labels) {
    return Arrays.stream(labels).boxed().toList();
  }
}
