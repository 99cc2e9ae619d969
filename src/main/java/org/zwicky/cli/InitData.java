package org.zwicky.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zwicky.data.DataFormat;
import org.zwicky.data.ImageSize;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.space.BadInputException;
import org.zwicky.starter.DataFacts;

/** What {@code init} finds out about data. */
final class InitData {

  /** Images of several sizes are scaled to the smallest side, but not beyond this. */
  private static final int MOST_RESIZED = 128;

  private InitData() {}

  /**
   * Opens data and counts.
   *
   * @param place a path, or {@code synthetic}
   * @throws BadInputException if nothing can be learnt from them
   */
  static DataFacts inspect(String place) {
    String synthetic = DataFormat.SYNTHETIC.key();
    Map<String, Object> fields = new LinkedHashMap<>();
    if (place.equals(synthetic)) {
      fields.put("format", synthetic);
      fields.put("classNames", "galaxy10-sdss");
      return facts(fields, DataInspection.of(new SourceSpec.Synthetic(SyntheticSpec.DEFAULT)));
    }
    Path path = Path.of(place);
    if (!Files.exists(path)) {
      throw new BadInputException(
          "There is nothing at %s; give a file, a folder, or synthetic.".formatted(place));
    }
    DataFormat format = DataFormat.of(path);
    fields.put("format", format.key());
    fields.put("path", place);
    return facts(fields, DataInspection.of(SourceSpec.of(format, path)));
  }

  /** A study's name that suits the data: the file's or folder's own without its ending. */
  static String nameOf(DataFacts facts) {
    Object path = facts.fields().get("path");
    if (path == null) {
      return DataFormat.SYNTHETIC.key();
    }
    Path name = Path.of(path.toString()).toAbsolutePath().normalize().getFileName();
    return name == null ? "study" : name.toString().replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  private static DataFacts facts(Map<String, Object> fields, DataInspection data) {
    ImageSize size = data.smallest();
    if (!data.isOfOneSize()) {
      int side = Math.min(MOST_RESIZED, Math.min(size.height(), size.width()));
      fields.put("resize", side);
      size = ImageSize.square(side);
    }
    return new DataFacts(
        fields,
        "%s, %d classes".formatted(DataText.describe(data), data.classes()),
        size.height(),
        size.width(),
        data.channels(),
        data.counts(data.classes()));
  }
}
