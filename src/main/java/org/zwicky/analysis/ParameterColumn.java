package org.zwicky.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A parameter as a column of a table of trials.
 *
 * @param name as in the search space
 * @param differs whether two trials have different values of it; a trial in which it is inactive
 *     differs from one in which it is active
 */
public record ParameterColumn(String name, boolean differs) {

  /**
   * The columns of these trials: those that differ first, then the constant ones, each group in the
   * order of the search space as far as the trials show it.
   *
   * @param trials active values by name, a map a trial
   */
  static List<ParameterColumn> of(Collection<Map<String, Object>> trials) {
    List<ParameterColumn> all =
        names(trials).stream().map(n -> new ParameterColumn(n, differs(n, trials))).toList();
    return Stream.concat(
            all.stream().filter(ParameterColumn::differs), all.stream().filter(c -> !c.differs()))
        .toList();
  }

  private static List<String> names(Collection<Map<String, Object>> trials) {
    List<String> names = new ArrayList<>();
    for (Map<String, Object> trial : trials) {
      int position = 0;
      for (String name : trial.keySet()) {
        int known = names.indexOf(name);
        if (known < 0) {
          // A conditional parameter goes behind the one it follows in the search space.
          names.add(position, name);
          known = position;
        }
        position = known + 1;
      }
    }
    return names;
  }

  private static boolean differs(String name, Collection<Map<String, Object>> trials) {
    Set<Object> seen = new HashSet<>();
    trials.forEach(trial -> seen.add(trial.get(name)));
    return seen.size() > 1;
  }
}
