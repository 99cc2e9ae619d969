package org.zwicky.spacefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code command} section, and checks the parameters that its words name. */
final class CommandReader {

  private static final FieldType<String> PROGRAM =
      new TextType("the name of a program", text -> !text.isBlank() && isClean(text), "x");
  private static final FieldType<String> ARGUMENT =
      new TextType("a text, such as \"--rate\" or \"${rate}\"", CommandReader::isClean, "x");

  private CommandReader() {}

  /**
   * The command; words that do not fit are noted.
   *
   * @param cursor the list, within a scope that knows the parameters
   */
  static CommandTemplate read(Cursor cursor) {
    if (!cursor.node().isArray() || cursor.node().isEmpty()) {
      cursor.note(
          "needs a list of the program and its arguments, such as [\"python3\", \"train.py\", \"--rate\","
              + " \"${rate}\"], but found %s.".formatted(JsonDialect.show(cursor.node())));
      return new CommandTemplate(List.of());
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < cursor.node().size(); i++) {
      words.add(word(cursor.child(i), i == 0 ? PROGRAM : ARGUMENT));
    }
    return new CommandTemplate(words);
  }

  private static String word(Cursor cursor, FieldType<String> type) {
    Optional<String> word = type.parse(cursor.node());
    if (word.isEmpty()) {
      cursor.note(
          "needs %s, but found %s.".formatted(type.expected(), JsonDialect.show(cursor.node())));
      return type.placeholder();
    }
    String text = word.get();
    if (FieldValues.isReference(cursor.node()) && names(cursor).contains(text.substring(1))) {
      cursor.note(
          "is a reference as \"network\" has them; write \"${%s}\".".formatted(text.substring(1)));
    }
    CommandTemplate.replace(
        text,
        name -> {
          check(cursor, name);
          return "";
        });
    if (text.replace("$${", "").replaceAll("\\$\\{[^}]*}", "").contains("${")) {
      cursor.note("has a \"${\" without its \"}\"; write \"$${\" for the signs themselves.");
    }
    return text;
  }

  private static void check(Cursor cursor, String name) {
    Set<String> names = names(cursor);
    int dot = name.indexOf('.');
    if (dot > 0 && names.contains(name.substring(0, dot))) {
      cursor.note(
          "takes whole parameters only, such as ${%s}, but found ${%s}; let the program take it apart."
              .formatted(name.substring(0, dot), name));
      return;
    }
    if (!names.contains(name)) {
      String near = Nearest.to(name, names).map("; did you mean \"${%s}\"?"::formatted).orElse("");
      String known =
          names.isEmpty() ? "the file has none" : "there are " + String.join(", ", names);
      cursor.note(
          "names a parameter \"%s\" that is not defined%s (%s); write \"$${\" for the signs themselves."
              .formatted(name, near, known));
      return;
    }
    cursor
        .scope()
        .references()
        .cases(Set.of(name))
        .absentUnless()
        .ifPresent(
            condition ->
                cursor.note(
                    ("needs a value in every trial, but ${%s} has one only %s; let the program read it from"
                            + " ZWICKY_PARAMETERS, which has the parameters that are switched on.")
                        .formatted(name, condition)));
  }

  private static Set<String> names(Cursor cursor) {
    return cursor.scope().references().names();
  }

  /** No argument of a process can have the sign that ends it. */
  private static boolean isClean(String text) {
    return text.indexOf('\0') < 0;
  }
}
