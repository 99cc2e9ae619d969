package org.zwicky.cli;

import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetOutline;
import org.zwicky.data.synthetic.GalaxySynthesizer;
import org.zwicky.network.FeatureShape;

/**
 * What networks see of a data set. Synthetic galaxies need not be made for it.
 *
 * @param image one image after preprocessing
 * @param classes number of classes
 * @param trainingImages images in the training part
 * @param description one line for people
 */
record DataShape(FeatureShape image, int classes, int trainingImages, String description) {

  /**
   * Opens the data as far as needed.
   *
   * @throws org.zwicky.space.BadInputException if it can't be learnt from as the specification says
   */
  static DataShape of(DataSpec spec) {
    if (spec.format().equals(DataSpec.SYNTHETIC)) {
      try (GalaxySynthesizer galaxies = new GalaxySynthesizer(spec.synthetic().orElseThrow())) {
        DatasetOutline outline = DatasetOutline.of(galaxies, spec);
        return of(outline, outline.split(spec.split()).training().length, galaxies.description());
      }
    }
    OpenedData data = OpenedData.open(spec.path().orElseThrow(), spec);
    return of(data.outline(), data.split().training().length, data.description());
  }

  private static DataShape of(DatasetOutline outline, int trainingImages, String description) {
    return new DataShape(
        FeatureShape.image(outline.channels(), outline.height(), outline.width()),
        outline.classNames().size(),
        trainingImages,
        description);
  }
}
