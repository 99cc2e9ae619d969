package org.zwicky.app.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.zwicky.app.report.StudyReports;
import org.zwicky.base.BadInputException;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.Objective;
import org.zwicky.study.PriorTrial;
import org.zwicky.study.Study;
import org.zwicky.study.TrialStore;
import org.zwicky.study.WarmStart;

/** What a sweep takes over from the studies that {@code --warm-start} names. */
final class WarmStarts {

  private WarmStarts() {}

  /**
   * Chooses what can be used of each.
   *
   * @param names of the earlier studies
   * @param study that begins
   * @throws BadInputException if one does not exist, is the study itself or has another objective
   */
  static List<WarmStart> read(
      TrialStore store, List<String> names, String study, Objective objective, SearchSpace space) {
    List<WarmStart> starts = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names)) {
      if (name.equals(study)) {
        throw new BadInputException(
            "Study '%s' can't give itself a warm start; give the new sweep another name with --set name=…"
                .formatted(name));
      }
      Study earlier = store.study(StudyReports.name(store, name)).orElseThrow();
      starts.add(WarmStart.of(earlier, store.trials(name), objective, space));
    }
    return starts;
  }

  static List<PriorTrial> used(List<WarmStart> starts) {
    return starts.stream().flatMap(start -> start.used().stream()).toList();
  }

  static Study withProvenance(Study study, List<WarmStart> starts) {
    Map<String, String> provenance = new LinkedHashMap<>(study.provenance());
    starts.forEach(start -> provenance.put(entry(start.study()), start.description()));
    return new Study(
        study.name(),
        study.created(),
        study.definition(),
        study.objective(),
        study.data(),
        provenance);
  }

  static String note(WarmStart start) {
    return "Warm start from '%s': %s.".formatted(start.study(), start.description());
  }

  /**
   * A study that is continued keeps what it began with.
   *
   * @throws BadInputException if other studies are named than it began with
   */
  static void requireSame(List<String> names, Study study) {
    for (String name : names) {
      if (!study.provenance().containsKey(entry(name))) {
        throw new BadInputException(
            "Study '%s' did not begin with a warm start from '%s', and can't get one later; give the new sweep another name with --set name=…"
                .formatted(study.name(), name));
      }
    }
  }

  private static String entry(String name) {
    return "warm start from '" + name + "'";
  }
}
