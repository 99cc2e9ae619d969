package org.zwicky.app.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zwicky.app.data.DataInspection;
import org.zwicky.app.data.DataText;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataFormat;
import org.zwicky.data.ImageSize;
import org.zwicky.data.NamedParts;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.SplitSpec;
import org.zwicky.data.StratifiedSplit;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.data.folder.ImageFolder;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.spacefile.starter.DataFacts;

/** What {@code init} finds out about data. */
public final class InitData {

  /** Images of several sizes are scaled to the smallest side, but not beyond this. */
  private static final int MOST_RESIZED = 128;

  /** The list of names that suits generated galaxies. */
  private static final String GALAXIES = "galaxy10-sdss";

  private InitData() {}

  /**
   * Opens data and counts.
   *
   * @param place a path, or {@code synthetic}
   * @throws BadInputException if nothing can be learnt from them
   */
  public static DataFacts inspect(String place) {
    String synthetic = DataFormat.SYNTHETIC.key();
    Map<String, Object> fields = new LinkedHashMap<>();
    if (place.equals(synthetic)) {
      fields.put("format", synthetic);
      fields.put("classNames", GALAXIES);
      return facts(
          fields,
          DataInspection.of(new SourceSpec.Synthetic(SyntheticSpec.DEFAULT)),
          ClassNames.known(GALAXIES));
    }
    Path path = Path.of(SearchSpaceReader.readPath(place));
    if (!Files.exists(path)) {
      throw new BadInputException(
          "There is nothing at %s; give a file, a folder, or synthetic.".formatted(place));
    }
    DataFormat format = DataFormat.of(path);
    fields.put("format", format.key());
    fields.put("path", place);
    SourceSpec source = SourceSpec.of(format, path);
    if (format == DataFormat.FOLDER) {
      source = new SourceSpec.Folder(path, ImageFolder.suggestParts(path).orElse(NamedParts.NONE));
    }
    DataInspection data = DataInspection.of(source);
    ClassNames names =
        data.classNames().orElseGet(() -> ClassNames.numbered(Math.max(1, data.classes())));
    return facts(fields, data, names);
  }

  /** A study's name that suits the data: the file's or folder's own without its ending. */
  public static String nameOf(DataFacts facts) {
    Object path = facts.fields().get("path");
    if (path == null) {
      return DataFormat.SYNTHETIC.key();
    }
    Path name = Path.of(path.toString()).toAbsolutePath().normalize().getFileName();
    String stem = name == null ? "" : name.toString().replaceFirst("(?<=.)\\.[^.]*$", "");
    return SearchSpaceReader.isStudyName(stem) ? stem : "study";
  }

  private static DataFacts facts(
      Map<String, Object> fields, DataInspection data, ClassNames names) {
    ImageSize size = data.smallest();
    if (!data.isOfOneSize()) {
      int side = Math.min(MOST_RESIZED, Math.min(size.height(), size.width()));
      fields.put("resize", side);
      size = ImageSize.square(side);
    }
    DataFacts facts =
        new DataFacts(
            fields,
            data.source() instanceof SourceSpec.Folder folder ? folder.parts() : NamedParts.NONE,
            "%s, %d classes".formatted(DataText.describe(data), data.classes()),
            size.height(),
            size.width(),
            data.channels(),
            data.counts(data.classes()),
            names.names());
    requireParts(data, facts);
    return facts;
  }

  /** Better refused here than by the file's first check. */
  private static void requireParts(DataInspection data, DataFacts facts) {
    SplitSpec usual = SplitSpec.DEFAULT;
    SplitSpec split = facts.hasTest() ? usual : new SplitSpec(usual.validation(), 0, usual.seed());
    int[] labels = data.labels().stream().mapToInt(Integer::intValue).toArray();
    StratifiedSplit.of(
        labels, data.parts(), facts.classNames(), split.withGiven(facts.parts().given()));
  }
}
