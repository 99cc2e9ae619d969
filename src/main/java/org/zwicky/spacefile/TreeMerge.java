package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Lays one file over another: objects merge, null takes away, all else replaces; an entry of {@code
 * parameters} replaces as a whole. A part keeps the place where it was written.
 */
final class TreeMerge {

  private static final String PARAMETERS = "/parameters";

  private final LocatedTree base;
  private final LocatedTree over;

  private TreeMerge(LocatedTree base, LocatedTree over) {
    this.base = base;
    this.over = over;
  }

  /**
   * Changes the base in place.
   *
   * @param base what is extended
   * @param over what extends it
   */
  static LocatedTree merge(LocatedTree base, LocatedTree over) {
    new TreeMerge(base, over).members(base.root(), over.root(), "");
    base.values().put("", over.values().get(""));
    return base;
  }

  private void members(ObjectNode under, ObjectNode above, String pointer) {
    for (Map.Entry<String, JsonNode> member : above.properties()) {
      String at = Pointers.child(pointer, member.getKey());
      JsonNode old = under.get(member.getKey());
      if (member.getValue().isNull()) {
        under.remove(member.getKey());
        forget(at);
      } else if (old instanceof ObjectNode inner
          && member.getValue() instanceof ObjectNode outer
          && !pointer.equals(PARAMETERS)) {
        base.values().put(at, over.values().get(at));
        base.keys().put(at, over.keys().get(at));
        members(inner, outer, at);
      } else {
        under.set(member.getKey(), member.getValue());
        forget(at);
        take(at);
      }
    }
  }

  private void forget(String pointer) {
    for (Map<String, Place> places : List.of(base.values(), base.keys())) {
      places.keySet().removeIf(each -> Pointers.isWithin(each, pointer));
    }
  }

  private void take(String pointer) {
    take(pointer, over.values(), base.values());
    take(pointer, over.keys(), base.keys());
  }

  private static void take(String pointer, Map<String, Place> from, Map<String, Place> to) {
    from.forEach(
        (each, place) -> {
          if (Pointers.isWithin(each, pointer)) {
            to.put(each, place);
          }
        });
  }
}
