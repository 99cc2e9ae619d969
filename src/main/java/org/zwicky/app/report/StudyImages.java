package org.zwicky.app.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zwicky.app.data.DataFiles;
import org.zwicky.app.data.DataSources;
import org.zwicky.app.data.RecordedData;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetLoader;
import org.zwicky.data.DatasetOutline;
import org.zwicky.data.Fold;
import org.zwicky.data.ImageSource;
import org.zwicky.data.Split;
import org.zwicky.data.StratifiedSplit;
import org.zwicky.data.prepared.PreparationKey;
import org.zwicky.data.prepared.PreparedCache;
import org.zwicky.data.prepared.PreparedImages;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.Study;

/**
 * Some images of a study as its networks see them. Nothing is written to get them.
 *
 * @param shape of each
 * @param values from 0 to 1 in the order channel, row, column, by position in the data file
 * @param folds the fold, from 0, in whose validation part an image is, by position; empty without
 *     folds
 */
public record StudyImages(
    FeatureShape shape, Map<Integer, float[]> values, Map<Integer, Integer> folds) {

  /**
   * Reads images from those that the sweep prepared, where they are still there, or else from the
   * data file.
   *
   * @param artifacts the directory of all studies
   * @param positions in the data file
   * @throws BadInputException if they can't be had
   */
  public static StudyImages read(Study study, Path artifacts, List<Integer> positions) {
    DataSpec given = SearchSpaceReader.readJson(study.definition()).data().orElseThrow();
    Path place =
        RecordedData.file(study)
            .orElseThrow(
                () -> new BadInputException("The study did not record where its data file is."));
    DataSpec spec = given.withSource(given.source().at(place));
    int[] sorted = positions.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    return prepared(study, spec, DataFiles.folder(artifacts), sorted)
        .orElseGet(() -> source(study, spec, place, sorted));
  }

  /** With a limit, only the data file tells which images were kept. */
  private static Optional<StudyImages> prepared(
      Study study, DataSpec spec, Path folder, int[] positions) {
    if (spec.limit().isPresent()) {
      return Optional.empty();
    }
    PreparationKey key = PreparationKey.of(study.data().sha256(), spec);
    return new PreparedCache(folder)
        .find(key)
        .filter(
            images ->
                Arrays.stream(positions).allMatch(i -> i < images.size() && images.isIntact(i)))
        .map(images -> of(images, study, spec, positions));
  }

  private static StudyImages of(
      PreparedImages images, Study study, DataSpec spec, int[] positions) {
    Map<Integer, float[]> values = new HashMap<>();
    for (int position : positions) {
      float[] image = new float[images.valuesPerImage()];
      images.copyImage(position, image, 0);
      values.put(position, image);
    }
    int[] labels = images.labels();
    return new StudyImages(
        FeatureShape.image(images.channels(), images.height(), images.width()),
        values,
        spec.split().folds().isEmpty()
            ? Map.of()
            : folds(
                StratifiedSplit.of(labels, images.parts(), study.data().classNames(), spec.split()),
                IntStream.range(0, labels.length).toArray()));
  }

  private static StudyImages source(Study study, DataSpec spec, Path place, int[] positions) {
    if (!Files.exists(place)) {
      throw new BadInputException("There is no file or folder %s any more.".formatted(place));
    }
    if (!DataSources.fingerprint(spec.source()).equals(study.data().sha256())) {
      throw new BadInputException(
          "%s is not what the study learnt from: its SHA-256 differs.".formatted(place));
    }
    try (ImageSource source = DataSources.open(spec)) {
      DatasetOutline outline = DatasetOutline.of(source, spec);
      float[][] pixels = DatasetLoader.readPixels(source, positions, spec.preprocessing());
      Map<Integer, float[]> values = new HashMap<>();
      for (int i = 0; i < positions.length; i++) {
        values.put(positions[i], pixels[i]);
      }
      return new StudyImages(
          FeatureShape.image(outline.channels(), outline.height(), outline.width()),
          values,
          spec.split().folds().isEmpty()
              ? Map.of()
              : folds(outline.split(spec.split()), outline.images()));
    }
  }

  private static Map<Integer, Integer> folds(Split split, int[] positions) {
    Map<Integer, Integer> folds = new HashMap<>();
    List<Fold> all = split.folds();
    for (int fold = 0; fold < all.size(); fold++) {
      for (int image : all.get(fold).validation()) {
        folds.put(positions[image], fold);
      }
    }
    return folds;
  }
}
