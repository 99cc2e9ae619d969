package org.zwicky.spacefile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where and why a text is not JSON, in words for somebody who edits it.
 *
 * @param line where it stops being JSON, from 1
 * @param column likewise
 * @param message what is wrong and how to mend it
 */
record SyntaxSlip(int line, int column, String message) {

  /**
   * A list or object that has begun and not ended.
   *
   * @param isObject an object rather than a list
   * @param line where it begins
   */
  record Open(boolean isObject, int line) {
    String name() {
      return isObject ? "object" : "list";
    }

    char end() {
      return isObject ? '}' : ']';
    }
  }

  private static final Pattern CHARACTER =
      Pattern.compile("Unexpected (?:character \\(|close marker )'(.)'", Pattern.DOTALL);
  private static final Pattern TOKEN =
      Pattern.compile("(?:Unrecognized|Non-standard) token '(.*?)'");
  private static final Pattern INTERNAL =
      Pattern.compile(" ?\\(code \\d+\\)| \\(start marker .*|\\[Source.*");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$.-]{1,40}");
  private static final String NUMBER =
      "a number is written in a way that JSON does not have; write it like 5, 0.5 or 1e-4.";
  private static final Set<String> LITERALS = Set.of("true", "false", "null");

  /**
   * Finds the words for what the parser says.
   *
   * @param text what it reads
   * @param open the innermost list or object at that place
   */
  static SyntaxSlip of(String text, JsonProcessingException error, Optional<Open> open) {
    JsonLocation location = error.getLocation() == null ? JsonLocation.NA : error.getLocation();
    int at = (int) Math.max(0, Math.min(location.getCharOffset(), text.length()));
    int line = Math.max(1, location.getLineNr());
    int column = Math.max(1, location.getColumnNr());
    String said = error.getOriginalMessage();
    Matcher token = TOKEN.matcher(said);
    if (token.find()) {
      String word = token.group(1);
      int start = Math.max(0, text.lastIndexOf(word, at));
      return new SyntaxSlip(
          line, Math.max(1, column - (at - start)), "is not JSON: " + unquoted(word));
    }
    return new SyntaxSlip(line, column, "is not JSON: " + reason(text, at, said, open));
  }

  private static String reason(String text, int at, String said, Optional<Open> open) {
    if (said.contains("nesting depth")) {
      return "lists and objects are nested to too great a depth.";
    }
    if (said.contains("(CTRL-CHAR, code 0)")) {
      return "there are characters that are no text; save the file as UTF-8.";
    }
    if (said.startsWith("Unexpected end-of-input")) {
      return ending(said, open);
    }
    if (said.startsWith("Illegal unquoted character")) {
      return said.contains("code 9)")
          ? "there is a tab inside a text; write \\t for it."
          : "a text is not closed in its line; add the quote, \", at its end.";
    }
    if (said.startsWith("Unrecognized character escape")) {
      return "there is a single \\ inside a text; write \\\\ for a backslash.";
    }
    if (said.contains("numeric value") || said.contains("number exponent")) {
      return NUMBER;
    }
    Matcher character = CHARACTER.matcher(said);
    return character.find()
        ? unexpected(text, at, character.group(1).charAt(0), said, open)
        : INTERNAL.matcher(said).replaceAll("") + ".";
  }

  private static String unquoted(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    if (LITERALS.contains(small)) {
      return "found %s; write %s in small letters.".formatted(word, small);
    }
    return Set.of("nan", "infinity", "inf").contains(small)
        ? "found %s, but a number must be finite.".formatted(word)
        : "found %1$s; a text needs quotes, \"%1$s\".".formatted(word);
  }

  private static String ending(String said, Optional<Open> open) {
    if (said.contains("in a comment")) {
      return "the file ends inside a comment; add its */.";
    }
    if (said.contains("closing quote") || said.contains("in field name")) {
      return "the file ends inside a text; add its closing quote, \".";
    }
    return open.map(
            inner ->
                "the file ends before the %s from line %d does; add its %s."
                    .formatted(inner.name(), inner.line(), inner.end()))
        .orElse("the file ends too early.");
  }

  private static String unexpected(
      String text, int at, char found, String said, Optional<Open> open) {
    if (found == '\'') {
      return "found '; a text needs double quotes, \"…\".";
    }
    if (found == '.' || found == '+') {
      return NUMBER;
    }
    if (found == '#') {
      return "found #; a comment begins with //.";
    }
    boolean closes = found == '}' || found == ']';
    boolean afterComma = text.substring(0, at).stripTrailing().endsWith(",");
    if (closes && afterComma) {
      return "there is a comma too many before %s.".formatted(found);
    }
    if (said.contains("close marker")) {
      return open.map(
              inner ->
                  "found %s before the %s from line %d ends; add its %s."
                      .formatted(found, inner.name(), inner.line(), inner.end()))
          .orElse("there is a %s too many.".formatted(found));
    }
    if (said.contains("to separate") && said.contains("comma")) {
      return "a comma is missing before %s.".formatted(word(text, at));
    }
    if (said.contains("colon")) {
      return "a colon is missing after a name, before %s.".formatted(word(text, at));
    }
    if (found == ',' && (afterComma || said.contains("field name"))) {
      return "there is a comma too many.";
    }
    return said.contains("field name")
        ? "a name needs double quotes, \"…\", but found %s.".formatted(word(text, at))
        : "found %s where a value belongs.".formatted(found);
  }

  /** The word that begins here, or the sign. */
  private static String word(String text, int at) {
    Matcher word = WORD.matcher(text).region(at, text.length());
    return word.lookingAt() ? word.group() : text.substring(at, Math.min(text.length(), at + 1));
  }
}
