package org.zwicky.data.hdf5;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import org.zwicky.data.ClassNames;
import org.zwicky.space.BadInputException;

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
          "The labels \"%s\" of %s are %s, but have to be one integer an image, as (N) uint8. Set data.labels to another dataset, or write them anew (labels.argmax(axis=1) from one-hot)."
              .formatted(path, file, FileContents.describe(dataset)));
    }
    int count = dataset.getDimensions()[0];
    int[] labels = new int[count];
    // jhdf gives the narrowest array that holds the type: byte, short, int, long or BigInteger.
    Object values = count == 0 ? labels : dataset.getDataFlat();
    for (int i = 0; i < count; i++) {
      long label = ((Number) Array.get(values, i)).longValue();
      if (label < 0 || label >= ClassNames.MOST) {
        throw new BadInputException(
            "Label %d of \"%s\" in %s is %d; labels go from 0 to %d. Number the classes from 0."
                .formatted(i, path, file, label, ClassNames.MOST - 1));
      }
      labels[i] = (int) label;
    }
    return labels;
  }
}
