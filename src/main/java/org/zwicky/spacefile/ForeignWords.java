package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What other systems call things, and what they are called here: the list is {@code
 * foreign-words.json}. Words count without signs and in small letters. Immutable.
 */
final class ForeignWords {

  /** Read when the first slip is found. */
  private static final class Known {
    static final ForeignWords WORDS = new ForeignWords();
  }

  private static final String FILE = "foreign-words.json";

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> anywhere;
  private final Map<String, Map<String, String>> sections = new HashMap<>();

  private ForeignWords() {
    JsonNode list = read();
    list.get("names")
        .fields()
        .forEachRemaining(
            name -> name.getValue().forEach(word -> names.put(plain(word), name.getKey())));
    anywhere = hints(list.get("anywhere"));
    list.get("sections")
        .fields()
        .forEachRemaining(section -> sections.put(section.getKey(), hints(section.getValue())));
  }

  /**
   * The known name for the same thing.
   *
   * @param word of another system
   * @param known what is known where it stands
   */
  static Optional<String> name(String word, Collection<String> known) {
    return Optional.ofNullable(Known.WORDS.names.get(plain(word))).filter(known::contains);
  }

  /**
   * What to write instead, where that is more than another name.
   *
   * @param section that the word stands in
   * @param word as in the file
   */
  static Optional<String> hint(Section section, String word) {
    Map<String, String> here = Known.WORDS.sections.getOrDefault(section.key(), Map.of());
    String plain = plain(word);
    return Optional.ofNullable(here.getOrDefault(plain, Known.WORDS.anywhere.get(plain)));
  }

  private static Map<String, String> hints(JsonNode list) {
    Map<String, String> hints = new HashMap<>();
    list.forEach(
        entry ->
            entry
                .get("words")
                .forEach(word -> hints.put(plain(word), entry.get("hint").textValue())));
    return hints;
  }

  private static JsonNode read() {
    try (InputStream stream = ForeignWords.class.getResourceAsStream(FILE)) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  private static String plain(JsonNode word) {
    return plain(word.textValue());
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
