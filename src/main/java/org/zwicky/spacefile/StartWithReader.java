package org.zwicky.spacefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.zwicky.space.Assignment;
import org.zwicky.space.Constraint;
import org.zwicky.space.Parameter;
import org.zwicky.space.PartialAssignment;
import org.zwicky.space.SearchSpace;

/** Reads {@code sweep.startWith}: configurations to try first. For one use. */
final class StartWithReader {

  private final Map<Cursor, PartialAssignment> starts = new LinkedHashMap<>();
  private final Set<String> names;
  private final Map<String, Parameter> parameters;

  private StartWithReader(Set<String> names, Map<String, Parameter> parameters) {
    this.names = names;
    this.parameters = parameters;
  }

  /**
   * Reads names and values.
   *
   * @param names of all parameters in the file
   * @param parameters that could be read
   */
  static StartWithReader read(
      ObjectReader root, Set<String> names, Map<String, Parameter> parameters) {
    StartWithReader reader = new StartWithReader(names, parameters);
    root.child("sweep")
        .filter(sweep -> sweep.node().has("startWith"))
        .map(sweep -> sweep.child("startWith"))
        .ifPresent(reader::readList);
    return reader;
  }

  /** The configurations in the file's order. */
  List<PartialAssignment> starts() {
    return List.copyOf(starts.values());
  }

  /** Notes configurations that conditions or constraints exclude. */
  void check(SearchSpace space) {
    starts.forEach(
        (cursor, start) -> {
          if (start.complete(space, new Random(0), any -> true).isEmpty()) {
            note(cursor, start, space);
          }
        });
  }

  private void readList(Cursor list) {
    if (!list.node().isArray()) {
      list.note(
          "needs a list of configurations, such as [ { \"learningRate\": 0.001 } ], but found "
              + JsonDialect.show(list.node())
              + ".");
      return;
    }
    for (int i = 0; i < list.node().size(); i++) {
      Cursor cursor = list.child(i);
      Optional<PartialAssignment> start = ObjectReader.of(cursor).map(this::start);
      if (start.isEmpty()) {
        continue;
      }
      Optional<Cursor> twin =
          starts.entrySet().stream()
              .filter(other -> other.getValue().equals(start.get()))
              .map(Map.Entry::getKey)
              .findFirst();
      if (twin.isPresent() && !start.get().values().isEmpty()) {
        cursor.note("is the same as %s; take one out.".formatted(twin.get().pointer()));
      } else {
        starts.put(cursor, start.get());
      }
    }
  }

  private PartialAssignment start(ObjectReader object) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : object.names()) {
      if (!names.contains(name)) {
        object.noteUnknown(Section.OTHER, name, "unknown parameter", names);
      } else if (parameters.containsKey(name)) {
        Cursor field = object.cursor().child(name);
        NamedValuesReader.read(field, parameters.get(name))
            .ifPresent(value -> values.put(name, value));
      }
    }
    return new PartialAssignment(values);
  }

  /** Finds what stands in the way: a value that is switched off, or a constraint. */
  private static void note(Cursor cursor, PartialAssignment start, SearchSpace space) {
    List<String> off = new ArrayList<>();
    for (Parameter parameter : space.parameters()) {
      String name = parameter.name();
      Map<String, Object> given = new LinkedHashMap<>(start.values());
      boolean parentsGiven =
          parameter
              .condition()
              .map(condition -> given.keySet().containsAll(condition.parents()))
              .orElse(false);
      if (given.containsKey(name)
          && parentsGiven
          && !parameter.condition().get().holds(start.values())) {
        off.add(name);
      }
    }
    if (!off.isEmpty()) {
      off.forEach(
          name ->
              cursor
                  .child(name)
                  .note(
                      "is given, but \"%s\" is switched off by the other values here; leave it out or change them."
                          .formatted(name)));
      return;
    }
    Optional<Constraint> broken = space.broken(new Assignment(start.values()));
    cursor.note(
        broken.isPresent()
            ? "breaks the constraint \"%s\".".formatted(broken.get())
            : "can't be completed: whatever the other parameters are, a value here is switched off or a constraint"
                + " is broken.");
  }
}
