package org.zwicky.data.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.FloatingPoint;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ClassNames;

/** Reads labels of any integer type. */
final class LabelReader {

  private LabelReader() {}

  /**
   * The labels.
   *
   * @param file and {@code path} say where they are, for messages
   */
  static int[] read(Dataset dataset, String file, String path) {
    if (!FileContents.looksLikeLabels(dataset)) {
      throw new BadInputException(
          "The labels \"%s\" of %s are %s, but have to be one integer an image, as (N) uint8. Set data.labels to another dataset, or write them anew: %s."
              .formatted(path, file, FileContents.describe(dataset), advice(dataset)));
    }
    int count = dataset.getDimensions()[0];
    if (count > 0 && dataset.isEmpty()) {
      throw new BadInputException(
          "The labels \"%s\" of %s have a shape, but were never written. Write or download the file anew."
              .formatted(path, file));
    }
    int[] labels = new int[count];
    long[] values = Labels.of(dataset);
    for (int i = 0; i < count; i++) {
      long label = values[i];
      if (label < 0 || label >= ClassNames.MOST) {
        throw new BadInputException(
            "Label %d of \"%s\" in %s is %d; labels go from 0 to %d. Number the classes from 0."
                .formatted(i, path, file, label, ClassNames.MOST - 1));
      }
      labels[i] = (int) label;
    }
    return labels;
  }

  /** The call of h5py and NumPy that makes labels of what there is. */
  private static String advice(Dataset dataset) {
    long[] shape = dataset.getDimensionsAsLong();
    if (shape.length == 2 && shape[1] == 1) {
      return "labels[:, 0]";
    }
    if (shape.length == 2 && shape[0] == 1) {
      return "labels[0]";
    }
    if (shape.length == 2) {
      return "labels.argmax(axis=1), if they are one-hot";
    }
    return dataset.getDataType() instanceof FloatingPoint
        ? "labels.astype('int64')"
        : "numpy.unique(labels, return_inverse=True)[1]";
  }
}
