package org.zwicky.spacefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the members of one JSON object. A member that does not fit is noted as a problem and a
 * placeholder takes its place, so that reading goes on to the next problem.
 */
final class ObjectReader {

  private final Cursor cursor;

  private ObjectReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * A reader of this object; empty where it is none, with a problem noted, or where the parameter
   * that it is given by is inactive.
   */
  static Optional<ObjectReader> of(Cursor cursor) {
    return of(cursor, "{ … }");
  }

  private static Optional<ObjectReader> of(Cursor cursor, String example) {
    if (FieldValues.isReference(cursor.node()) && cursor.scope().references() != References.NONE) {
      // An object would stand here in its place: it is switched off, or something else.
      FieldValues.of(cursor, new ObjectType());
      return Optional.empty();
    }
    if (!cursor.node().isObject()) {
      cursor.note(
          "needs an object, %s, but found %s.".formatted(example, JsonDialect.show(cursor.node())));
      return Optional.empty();
    }
    return Optional.of(new ObjectReader(cursor));
  }

  Cursor cursor() {
    return cursor;
  }

  boolean has(String field) {
    return cursor.node().has(field);
  }

  /** The names of the members, in the file's order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    cursor.node().fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The member as it stands. */
  Optional<Cursor> child(String field) {
    return has(field) ? Optional.of(cursor.child(field)) : Optional.empty();
  }

  /** A member that is an object itself. */
  Optional<ObjectReader> object(String field) {
    return child(field).flatMap(ObjectReader::of);
  }

  /**
   * A member that is an object itself.
   *
   * @param example of such an object, for messages
   */
  Optional<ObjectReader> object(String field, String example) {
    return child(field).flatMap(member -> of(member, "such as " + example));
  }

  /**
   * A member that is an object itself; empty for {@code "none"}, too.
   *
   * @param example of such an object, for messages
   */
  Optional<ObjectReader> objectOrNone(String field, String example) {
    return child(field)
        .flatMap(
            member -> {
              if (member.node().isObject()) {
                return Optional.of(new ObjectReader(member));
              }
              FieldValues.of(member, new ObjectOrNoneType(example));
              return Optional.empty();
            });
  }

  /** A member's value; empty where it is missing or its parameter is inactive. */
  <T> Optional<T> optional(String field, FieldType<T> type) {
    return child(field)
        .flatMap(
            member -> {
              Possibilities<T> values = FieldValues.of(member, type);
              return values.isBroken() ? Optional.of(type.placeholder()) : values.first();
            });
  }

  /** A member's value, or another where it is missing or its parameter is inactive. */
  <T> T field(String field, FieldType<T> type, T otherwise) {
    return optional(field, type).orElse(otherwise);
  }

  /** A member's value; its absence is a problem. */
  <T> T required(String field, FieldType<T> type) {
    Possibilities<T> values = requiredValues(field, type);
    values
        .absentUnless()
        .ifPresent(
            condition ->
                cursor
                    .child(field)
                    .note(
                        "is needed in every trial, but %s has a value only %s; take that \"when\" out."
                            .formatted(JsonDialect.show(cursor.node().get(field)), condition)));
    return values.first().orElseGet(type::placeholder);
  }

  /** All that a member can be; its absence from the file is a problem. */
  <T> Possibilities<T> requiredValues(String field, FieldType<T> type) {
    if (has(field)) {
      return FieldValues.of(cursor.child(field), type);
    }
    if (!isMisspelt(field)) {
      cursor.noteMissing(field, "is missing; needs " + type.expected() + ".");
    }
    return Possibilities.broken();
  }

  /** Whether a member that has been noted as unknown is likely to be this one. */
  boolean isMisspelt(String field) {
    return names().stream()
        .filter(name -> cursor.scope().problems().has(Pointers.child(cursor.pointer(), name)))
        .anyMatch(name -> Nearest.to(name, Set.of(field)).isPresent());
  }

  /** Notes every member beyond the known ones. */
  void done(String... known) {
    done(Section.OTHER, known);
  }

  /** Notes every member beyond those that a section of the file knows. */
  void done(Section section, String... known) {
    done(section, Arrays.asList(known));
  }

  /** Notes every member beyond those that a section of the file knows. */
  void done(Section section, Collection<String> known) {
    for (String name : names()) {
      if (!known.contains(name)) {
        noteUnknown(section, name, "unknown field", known);
      }
    }
  }

  /** Notes a member that is not known. */
  void noteUnknown(Section section, String name, String what, Collection<String> known) {
    String pointer = Pointers.child(cursor.pointer(), name);
    if (cursor.scope().isAgain() && cursor.scope().problems().has(pointer)) {
      return;
    }
    Set<String> absent = new LinkedHashSet<>(known);
    absent.removeAll(names());
    String question =
        ForeignWords.hint(section, name)
            .map(hint -> "; " + hint)
            .or(() -> inline(name))
            .or(() -> near(name, absent, known))
            .orElse("");
    cursor
        .scope()
        .problems()
        .addAtKey(
            pointer,
            "%s \"%s\"%s (known here: %s).%s"
                .formatted(
                    what, name, question, String.join(", ", known), cursor.scope().origin()));
  }

  /** What to do for a parameter that stands where its name should. */
  private Optional<String> inline(String name) {
    return cursor.scope().references() != References.NONE && ParameterReader.KINDS.contains(name)
        ? Optional.of(FieldValues.INLINE)
        : Optional.empty();
  }

  private static Optional<String> near(String name, Set<String> absent, Collection<String> known) {
    return Nearest.to(name, absent)
        .or(() -> Nearest.to(name, known))
        .map(near -> "; did you mean \"" + near + "\"?");
  }
}
