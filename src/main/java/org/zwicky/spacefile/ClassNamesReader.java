package org.zwicky.spacefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.data.ClassNames;

/** Reads {@code data.classNames}: the name of a known list, or the names themselves. */
final class ClassNamesReader {

  private static final NamedType<ClassNames> KNOWN =
      NamedType.of(ClassNames.knownLists(), ClassNames::known);

  private ClassNamesReader() {}

  /** The names; empty where a problem was noted. */
  static Optional<ClassNames> read(Cursor field) {
    if (!field.node().isArray()) {
      Map<String, ClassNames> known = KNOWN.known();
      if (field.node().isTextual() && known.containsKey(field.node().textValue())) {
        return Optional.of(known.get(field.node().textValue()));
      }
      String question = KNOWN.hint(field.node());
      field.note(
          "needs a list of names, or %s, but found %s%s"
              .formatted(
                  KNOWN.expected(),
                  JsonDialect.show(field.node()),
                  question.isEmpty() ? "." : question));
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < field.node().size(); i++) {
      names.addAll(
          FieldValues.of(field.child(i), TextType.notBlank())
              .first()
              .map(List::of)
              .orElse(List.of()));
    }
    if (names.size() < 2 && names.size() == field.node().size()) {
      field.note("needs the names of two classes at least.");
    }
    return Optional.ofNullable(
        DataReader.checked(field, () -> new ClassNames(names), (ClassNames) null));
  }
}
