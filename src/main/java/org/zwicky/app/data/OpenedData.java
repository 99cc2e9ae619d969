package org.zwicky.app.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetOutline;
import org.zwicky.data.ImageSource;
import org.zwicky.data.Split;
import org.zwicky.data.VisibleImages;
import org.zwicky.data.prepared.PreparationKey;
import org.zwicky.data.prepared.PreparedCache;
import org.zwicky.data.prepared.PreparedImages;
import org.zwicky.study.StudyData;
import org.zwicky.study.TestImages;

/**
 * Data that was opened, checked and divided, without its pixels.
 *
 * @param spec what was opened and how; its source has a path
 * @param description one line for people
 * @param remarks what else a person should know, one line each
 * @param outline which images are kept, their classes and shape
 * @param split the parts, as positions in the outline
 */
public record OpenedData(
    DataSpec spec, String description, List<String> remarks, DatasetOutline outline, Split split) {

  /**
   * Opens the file or folder of a specification.
   *
   * @throws org.zwicky.base.BadInputException if it can't be learnt from as the specification says
   */
  public static OpenedData open(DataSpec spec) {
    try (ImageSource source = DataSources.open(spec)) {
      DatasetOutline outline = DatasetOutline.of(source, spec);
      Split split = outline.split(spec.split());
      VisibleImages.problem(source)
          .ifPresent(
              problem -> {
                throw new BadInputException(problem);
              });
      return new OpenedData(
          spec,
          DataText.describe(source),
          Stream.of(source.remarks(), outline.remarks(spec.split())).flatMap(List::stream).toList(),
          outline,
          split);
    }
  }

  /** The file or folder. */
  public Path path() {
    return spec.source().path().orElseThrow();
  }

  /** The shape of an image as networks see it. */
  public FeatureShape shape() {
    return FeatureShape.image(outline.channels(), outline.height(), outline.width());
  }

  /** Number of classes, with or without images. */
  public int classes() {
    return outline.classNames().size();
  }

  /** Bytes that the prepared images take in memory, once for all workers. */
  public long preparedBytes() {
    return PreparedImages.bytesOf(outline);
  }

  /** The prepared images, to be opened by workers; they are prepared now if they were not yet. */
  public Path prepare(String sha256, Path folder, Consumer<String> beforePreparing) {
    return new PreparedCache(folder)
        .prepare(
            PreparationKey.of(sha256, spec), spec, () -> DataSources.open(spec), beforePreparing);
  }

  /** How many networks a trial trains and why, such as "10: 5 folds × 2 seeds". */
  public String networks() {
    return DataText.networks(spec.split());
  }

  /** What a study records of its data. */
  public StudyData forStudy() {
    int[] images = outline.images();
    int[] labels = outline.labels();
    int[] validation = split.validation();
    return new StudyData(
        description,
        DataSources.fingerprint(spec.source()),
        outline.classNames(),
        counts(split.training(), labels),
        counts(validation, labels),
        counts(split.test(), labels),
        at(validation, images),
        at(validation, labels));
  }

  /** The test part. */
  public TestImages testImages() {
    return new TestImages(at(split.test(), outline.images()), at(split.test(), outline.labels()));
  }

  private static int[] at(int[] positions, int[] values) {
    return Arrays.stream(positions).map(position -> values[position]).toArray();
  }

  private int[] counts(int[] part, int[] labels) {
    int[] counts = new int[classes()];
    for (int position : part) {
      counts[labels[position]]++;
    }
    return counts;
  }
}
