package org.zwicky.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetOutline;
import org.zwicky.data.Fingerprint;
import org.zwicky.data.ImageSource;
import org.zwicky.data.Split;
import org.zwicky.data.hdf5.Hdf5ImageSource;
import org.zwicky.data.prepared.PreparationKey;
import org.zwicky.data.prepared.PreparedCache;
import org.zwicky.data.prepared.PreparedImages;
import org.zwicky.network.FeatureShape;
import org.zwicky.study.StudyData;

/**
 * A data file that was opened, checked and divided, without its pixels.
 *
 * @param file the HDF5 file
 * @param description one line for people
 * @param outline which images are kept, their classes and shape
 * @param split the parts, as positions in the outline
 */
record OpenedData(Path file, String description, DatasetOutline outline, Split split) {

  /**
   * Opens a data file.
   *
   * @throws org.zwicky.space.BadInputException if it can't be learnt from as the specification says
   */
  static OpenedData open(Path file, DataSpec spec) {
    try (ImageSource source = Hdf5ImageSource.open(file, spec.images(), spec.labels())) {
      DatasetOutline outline = DatasetOutline.of(source, spec);
      return new OpenedData(file, DataText.describe(source), outline, outline.split(spec.split()));
    }
  }

  FeatureShape shape() {
    return FeatureShape.image(outline.channels(), outline.height(), outline.width());
  }

  int classes() {
    return outline.classNames().size();
  }

  /** Bytes that the prepared images take in memory, once for all workers. */
  long preparedBytes() {
    return PreparedImages.bytesOf(outline);
  }

  /** The prepared images, to be opened by workers; they are prepared now if they were not yet. */
  Path prepare(String sha256, DataSpec spec, Path folder, Consumer<String> beforePreparing) {
    return new PreparedCache(folder)
        .prepare(
            PreparationKey.of(sha256, spec),
            spec,
            () -> Hdf5ImageSource.open(file, spec.images(), spec.labels()),
            beforePreparing);
  }

  StudyData forStudy() {
    int[] images = outline.images();
    int[] labels = outline.labels();
    int[] validation = split.validation();
    int[] validationImages = new int[validation.length];
    int[] validationLabels = new int[validation.length];
    for (int i = 0; i < validation.length; i++) {
      validationImages[i] = images[validation[i]];
      validationLabels[i] = labels[validation[i]];
    }
    return new StudyData(
        description,
        Fingerprint.sha256(file),
        outline.classNames(),
        counts(split.training(), labels),
        counts(validation, labels),
        counts(split.test(), labels),
        validationImages,
        validationLabels);
  }

  private int[] counts(int[] part, int[] labels) {
    int[] counts = new int[classes()];
    for (int position : part) {
      counts[labels[position]]++;
    }
    return counts;
  }
}
