package org.zwicky.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.zwicky.space.Assignment;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;

/** What of a space was not tried yet and breaks no constraint. Immutable. */
public final class UntriedAssignments {

  /** Random draws that find nothing new before a small space is listed, or given up. */
  private static final int DRAWS = 1000;

  /** Spaces up to this size are listed to the last combination. */
  private static final long MAX_LISTED = 20_000;

  private final SearchSpace space;
  private final Set<Assignment> tried = new HashSet<>();

  /** What a history leaves. */
  public UntriedAssignments(History history) {
    this.space = history.space();
    history.observations().forEach(observation -> tried.add(observation.assignment()));
  }

  /** Whether it is neither tried nor forbidden. */
  public boolean allows(Assignment assignment) {
    return !tried.contains(assignment) && space.broken(assignment).isEmpty();
  }

  /**
   * A random one. In a space of up to 20,000 combinations it finds the last one that is left; in a
   * larger one it gives up after a thousand draws in vain.
   */
  public Optional<Assignment> atRandom(RandomGenerator random) {
    for (int i = 0; i < DRAWS; i++) {
      Assignment drawn = space.assign(parameter -> parameter.atCoordinate(random.nextDouble()));
      if (allows(drawn)) {
        return Optional.of(drawn);
      }
    }
    List<Assignment> left = new ArrayList<>();
    if (isSmall()) {
      list(space.parameters(), 0, new HashMap<>(), left);
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(left.get(random.nextInt(left.size())));
  }

  private boolean isSmall() {
    return space
        .combinations()
        .filter(size -> size.compareTo(BigInteger.valueOf(MAX_LISTED)) <= 0)
        .isPresent();
  }

  private void list(
      List<Parameter> parameters, int next, Map<String, Object> chosen, List<Assignment> left) {
    if (next == parameters.size()) {
      Assignment assignment = space.assign(parameter -> chosen.get(parameter.name()));
      if (allows(assignment)) {
        left.add(assignment);
      }
      return;
    }
    Parameter parameter = parameters.get(next);
    if (!parameter.condition().map(condition -> condition.holds(chosen)).orElse(true)) {
      list(parameters, next + 1, chosen, left);
      return;
    }
    for (long i = 0; i < parameter.count().getAsLong(); i++) {
      chosen.put(parameter.name(), parameter.valueAt(i));
      list(parameters, next + 1, chosen, left);
    }
    chosen.remove(parameter.name());
  }
}
