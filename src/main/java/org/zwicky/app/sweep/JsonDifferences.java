package org.zwicky.app.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zwicky.analysis.StudyComparison;

/** Where two JSON trees differ, by JSON pointer (RFC 6901). */
public final class JsonDifferences {

  private static final int WIDEST = 120;

  private JsonDifferences() {}

  private record Change(JsonNode before, JsonNode now) {}

  /**
   * All differences below a place: pointer → "before → now". Lists of plain values are compared as
   * a whole.
   *
   * @param pointer of that place
   */
  static Map<String, String> of(JsonNode before, JsonNode now, String pointer) {
    Map<String, String> differences = new LinkedHashMap<>();
    changes(before.at(pointer), now.at(pointer), pointer)
        .forEach(
            (where, change) ->
                differences.put(where, text(change.before()) + " → " + text(change.now())));
    return differences;
  }

  /** Where two search-space files differ, their names left out. */
  public static List<StudyComparison.Setting> settings(JsonNode first, JsonNode second) {
    Map<String, Change> changes = changes(first, second, "");
    changes.remove("/name");
    return changes.entrySet().stream()
        .map(
            entry ->
                new StudyComparison.Setting(
                    entry.getKey(), text(entry.getValue().before()), text(entry.getValue().now())))
        .toList();
  }

  /** The pointer of a member. */
  static String pointer(String object, String name) {
    return object + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static Map<String, Change> changes(JsonNode before, JsonNode now, String pointer) {
    Map<String, Change> changes = new LinkedHashMap<>();
    compare(before, now, pointer, changes);
    return changes;
  }

  private static void compare(
      JsonNode before, JsonNode now, String pointer, Map<String, Change> changes) {
    if (before.equals(now)) {
      return;
    }
    if (before.isObject() && now.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      now.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name -> compare(before.path(name), now.path(name), pointer(pointer, name), changes));
    } else if (isOfParts(before) && isOfParts(now) && before.size() == now.size()) {
      for (int i = 0; i < now.size(); i++) {
        compare(before.path(i), now.path(i), pointer + "/" + i, changes);
      }
    } else {
      changes.put(pointer, new Change(before, now));
    }
  }

  private static boolean isOfParts(JsonNode node) {
    return node.isArray() && node.size() > 0 && node.path(0).isContainerNode();
  }

  private static String text(JsonNode node) {
    if (node instanceof MissingNode) {
      return StudyComparison.Setting.ABSENT;
    }
    String text = node.toString();
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }
}
