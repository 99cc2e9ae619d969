package org.zwicky.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Where two JSON trees differ, by JSON pointer (RFC 6901). */
final class JsonDifferences {

  private static final int WIDEST = 120;

  private JsonDifferences() {}

  /**
   * All differences below a place: pointer → "before → now". Lists of plain values are compared as
   * a whole.
   *
   * @param pointer of that place
   */
  static Map<String, String> of(JsonNode before, JsonNode now, String pointer) {
    Map<String, String> differences = new LinkedHashMap<>();
    compare(before.at(pointer), now.at(pointer), pointer, differences);
    return differences;
  }

  /** The pointer of a member. */
  static String pointer(String object, String name) {
    return object + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static void compare(
      JsonNode before, JsonNode now, String pointer, Map<String, String> differences) {
    if (before.equals(now)) {
      return;
    }
    if (before.isObject() && now.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      now.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name -> compare(before.path(name), now.path(name), pointer(pointer, name), differences));
    } else if (isOfParts(before) && isOfParts(now) && before.size() == now.size()) {
      for (int i = 0; i < now.size(); i++) {
        compare(before.path(i), now.path(i), pointer + "/" + i, differences);
      }
    } else {
      differences.put(pointer, text(before) + " → " + text(now));
    }
  }

  private static boolean isOfParts(JsonNode node) {
    return node.isArray() && node.size() > 0 && node.path(0).isContainerNode();
  }

  private static String text(JsonNode node) {
    if (node instanceof MissingNode) {
      return "(not given)";
    }
    String text = node.toString();
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }
}
