package org.zwicky.app.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zwicky.data.ImageSize;
import org.zwicky.study.Study;

/** What a study's provenance says of its data. */
public final class RecordedData {

  /** Name of the file that it learnt from. */
  public static final String FILE = "data file";

  /** Name of the size that images have when a network sees them. */
  private static final String IMAGE_SIZE = "image size";

  private RecordedData() {}

  /** What a study is to record, by name. */
  public static Map<String, String> provenance(Path file, ImageSize size) {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put(FILE, file.toAbsolutePath().toString());
    provenance.put(IMAGE_SIZE, size.toString());
    return provenance;
  }

  /** Where the data were; empty where that was not recorded. */
  public static Optional<Path> file(Study study) {
    return Optional.ofNullable(study.provenance().get(FILE)).map(Path::of);
  }

  /**
   * The size of a study's images, cropped and scaled as it says; empty for studies of before it was
   * recorded.
   */
  public static Optional<ImageSize> imageSize(Study study) {
    return Optional.ofNullable(study.provenance().get(IMAGE_SIZE))
        .map(text -> text.split("×", 2))
        .map(sides -> new ImageSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
  }
}
