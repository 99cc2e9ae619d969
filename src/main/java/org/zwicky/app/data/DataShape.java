package org.zwicky.app.data;

import java.util.List;
import java.util.Optional;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetOutline;
import org.zwicky.data.Fold;
import org.zwicky.data.ImageSource;
import org.zwicky.data.SourceSpec;
import org.zwicky.metric.Score;
import org.zwicky.spacefile.SearchSpaceFile;

/**
 * What networks see of a data set. Synthetic galaxies need not be made for it.
 *
 * @param image one image after preprocessing
 * @param classNames of all classes, by index
 * @param trainingImages images that a network learns from; with folds, those of the first
 * @param validationImages images that it is validated on; with folds, those of the first
 * @param images in all parts
 * @param description one line for people
 * @param remarks what else a person should know, one line each
 * @param opened the data; empty for synthetic galaxies, which may not be made yet
 */
public record DataShape(
    FeatureShape image,
    List<String> classNames,
    int trainingImages,
    int validationImages,
    int images,
    String description,
    List<String> remarks,
    Optional<OpenedData> opened) {

  /** Number of classes. */
  public int classes() {
    return classNames.size();
  }

  /**
   * Opens a file's data as far as needed, and tries its networks on them.
   *
   * @return empty where trials are commands
   * @throws org.zwicky.base.BadInputException if the data or all networks are unfit
   */
  public static Optional<DataShape> check(SearchSpaceFile file) {
    Optional<DataShape> shape = file.data().map(DataShape::of);
    shape.ifPresent(
        data -> {
          Score objective = file.objective().score(data.classNames());
          file.checkShapes(data.image(), data.classes()).feasible().stream()
              .map(network -> file.blueprint().orElseThrow().resolve(network.assignment()))
              .flatMap(spec -> spec.training().earlyStopping().stream())
              .distinct()
              .forEach(stopping -> stopping.watched(objective, data.classNames()));
        });
    return shape;
  }

  /**
   * Opens the data as far as needed.
   *
   * @throws org.zwicky.base.BadInputException if it can't be learnt from as the specification says
   */
  public static DataShape of(DataSpec spec) {
    if (spec.source() instanceof SourceSpec.Synthetic) {
      try (ImageSource galaxies = DataSources.open(spec)) {
        DatasetOutline outline = DatasetOutline.of(galaxies, spec);
        Fold fold = outline.split(spec.split()).folds().get(0);
        return new DataShape(
            FeatureShape.image(outline.channels(), outline.height(), outline.width()),
            outline.classNames(),
            fold.training().length,
            fold.validation().length,
            outline.labels().length,
            galaxies.description(),
            outline.remarks(spec.split()),
            Optional.empty());
      }
    }
    OpenedData data = OpenedData.open(spec);
    Fold fold = data.split().folds().get(0);
    return new DataShape(
        data.shape(),
        data.outline().classNames(),
        fold.training().length,
        fold.validation().length,
        data.outline().labels().length,
        data.description(),
        data.remarks(),
        Optional.of(data));
  }
}
