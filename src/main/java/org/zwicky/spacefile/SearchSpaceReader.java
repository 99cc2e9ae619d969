package org.zwicky.spacefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.zwicky.base.BadInputException;

/**
 * Reads search space files: JSON, in which {@code //} comments are allowed and a name may stand
 * once in an object. Every problem is reported, not the first one only.
 */
public final class SearchSpaceReader {

  private static final String UNNAMED = "search-space";

  /** A device never ends, and nobody writes so much. */
  private static final int MOST_BYTES = 4_000_000;

  private SearchSpaceReader() {}

  /** Reads a file as it is; see {@link #read(Path, List)}. */
  public static SearchSpaceFile read(Path file) {
    return read(file, List.of());
  }

  /**
   * Reads a file.
   *
   * @param file where the study's name comes from if it has no {@code name}; {@code extends} is
   *     relative to it, and {@code data.path} is looked for in the current directory, then beside
   *     the file that gives it
   * @param overrides each {@code path.to.field=value}, the value JSON or plain text, e.g. {@code
   *     training.epochs=3}; later ones win
   * @throws InvalidSearchSpaceException if anything is wrong in the file or an override
   * @throws BadInputException if the file cannot be read
   */
  public static SearchSpaceFile read(Path file, List<String> overrides) {
    return new SearchSpaceParser(file.toString(), stem(file), Optional.of(file))
        .parse(text(file), overrides);
  }

  /**
   * Reads the text of a file, such as {@link SearchSpaceFile#json}.
   *
   * @throws InvalidSearchSpaceException if anything is wrong
   */
  public static SearchSpaceFile readJson(String json) {
    return readJson(json, List.of());
  }

  /** Likewise, with overrides as in {@link #read(Path, List)}. */
  public static SearchSpaceFile readJson(String json, List<String> overrides) {
    return new SearchSpaceParser("The search space", UNNAMED, Optional.empty())
        .parse(json, overrides);
  }

  /** A time as the file has it, such as {@code 1h30m}; empty if the text is none. */
  public static Optional<Duration> readTime(String text) {
    return DurationType.parse(text);
  }

  /**
   * A path as the file has it, with {@code ~/} and <code>${VARIABLE}</code> resolved.
   *
   * @throws BadInputException if a variable is not set
   */
  public static String readPath(String text) {
    PathText path = PathText.expand(text);
    path.objection()
        .ifPresent(
            objection -> {
              throw new BadInputException("%s %s".formatted(text, objection));
            });
    return path.text();
  }

  /** Whether a study can be named so. */
  public static boolean isStudyName(String text) {
    return TextType.studyName().fits().test(text);
  }

  /** What a study can be named, in words: a name of … */
  public static String studyName() {
    return TextType.studyName().expected();
  }

  private static String stem(Path file) {
    Path name = file.getFileName();
    String stem = name == null ? UNNAMED : name.toString().replaceFirst("(?<=.)\\.[^.]*$", "");
    return TextType.studyName().fits().test(stem) ? stem : UNNAMED;
  }

  /**
   * The text of a file.
   *
   * @throws BadInputException if it cannot be read
   */
  static String text(Path file) {
    try {
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MOST_BYTES + 1);
      }
      if (bytes.length > MOST_BYTES) {
        throw new BadInputException(
            "%s has more than %d MB, which no search space has; check its name."
                .formatted(file, MOST_BYTES / 1_000_000));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new BadInputException(
          "There is no file " + file + "; give the path of a search space file (JSON).", e);
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + " is not a text in UTF-8; save it as UTF-8.", e);
    } catch (IOException e) {
      String why = Files.isDirectory(file) ? "it is a folder" : e.toString();
      throw new BadInputException("Cannot read " + file + ": " + why + ".", e);
    }
  }
}
