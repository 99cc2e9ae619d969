package org.zwicky.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The provenances of trials, each written once: most trials of a study share theirs. */
final class Provenances {

  private final Map<Map<String, String>, Integer> known = new LinkedHashMap<>();

  int index(Map<String, String> provenance) {
    return known.computeIfAbsent(provenance, each -> known.size());
  }

  /** Names with values, by index. */
  List<List<List<String>>> lists() {
    return known.keySet().stream()
        .map(each -> each.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList())
        .toList();
  }
}
