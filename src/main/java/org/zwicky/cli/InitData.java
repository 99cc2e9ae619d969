package org.zwicky.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zwicky.data.DataSpec;
import org.zwicky.data.ImageSource;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.data.hdf5.Hdf5ImageSource;
import org.zwicky.data.synthetic.GalaxySynthesizer;
import org.zwicky.space.BadInputException;
import org.zwicky.starter.DataFacts;

/** What {@code init} finds out about data. */
final class InitData {

  private InitData() {}

  /**
   * Opens data and counts.
   *
   * @param place a path, or {@code synthetic}
   * @throws BadInputException if nothing can be learnt from them
   */
  static DataFacts inspect(String place) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (place.equals(DataSpec.SYNTHETIC)) {
      fields.put("format", DataSpec.SYNTHETIC);
      fields.put("classNames", "galaxy10-sdss");
      try (GalaxySynthesizer galaxies = new GalaxySynthesizer(SyntheticSpec.DEFAULT)) {
        return facts(fields, galaxies);
      }
    }
    Path path = Path.of(place);
    if (!Files.exists(path)) {
      throw new BadInputException(
          "There is nothing at %s; give a file, a folder, or synthetic.".formatted(place));
    }
    fields.put("format", DataSpec.HDF5);
    fields.put("path", place);
    try (ImageSource source =
        Hdf5ImageSource.open(path, DataSpec.DEFAULT_IMAGES, DataSpec.DEFAULT_LABELS)) {
      return facts(fields, source);
    }
  }

  /** A study's name that suits the data: the file's or folder's own without its ending. */
  static String nameOf(DataFacts facts) {
    Object path = facts.fields().get("path");
    if (path == null) {
      return DataSpec.SYNTHETIC;
    }
    Path name = Path.of(path.toString()).toAbsolutePath().normalize().getFileName();
    return name == null ? "study" : name.toString().replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  private static DataFacts facts(Map<String, Object> fields, ImageSource source) {
    int[] labels = source.labels();
    int classes = 0;
    for (int label : labels) {
      classes = Math.max(classes, label + 1);
    }
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return new DataFacts(
        fields,
        "%s, %d classes".formatted(DataText.describe(source), classes),
        source.height(),
        source.width(),
        source.channels(),
        counts);
  }
}
