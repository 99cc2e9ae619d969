package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;

/** Text of which a condition holds. */
record TextType(String expected, Predicate<String> fits, String placeholder)
    implements FieldType<String> {

  private static final int MAX_NAME = 100;

  static TextType notBlank() {
    return new TextType("a text that is not blank", text -> !text.isBlank(), "x");
  }

  /**
   * Names that can stand in a line of a table; folders are called after them as far as they can.
   */
  static TextType studyName() {
    return new TextType(
        "a name of 1 to 100 characters, none of which is a control character",
        TextType::isStudyName,
        "x");
  }

  private static boolean isStudyName(String text) {
    return !text.isBlank()
        && text.length() <= MAX_NAME
        && text.equals(text.strip())
        && !text.equals(".")
        && !text.equals("..")
        && text.codePoints().noneMatch(TextType::isUnfit);
  }

  /** What can't be seen: controls, marks of direction, halves of pairs. */
  private static boolean isUnfit(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  @Override
  public Optional<String> parse(JsonNode node) {
    return Optional.ofNullable(node.textValue()).filter(fits);
  }
}
