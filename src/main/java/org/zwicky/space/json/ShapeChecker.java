package org.zwicky.space.json;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.zwicky.network.FeatureShape;
import org.zwicky.network.InfeasibleNetworkException;
import org.zwicky.space.Assignment;

/** Tries a sample of a space's networks on the shape of the images. */
final class ShapeChecker {

  private static final int SAMPLES = 200;
  private static final long SEED = 1;

  private final SearchSpaceFile file;

  ShapeChecker(SearchSpaceFile file) {
    this.file = file;
  }

  /** See {@link SearchSpaceFile#checkShapes}. */
  ShapeCheck check(FeatureShape input, int classes) {
    Set<Assignment> assignments = sample();
    Map<String, Integer> reasons = new LinkedHashMap<>();
    Map<String, Assignment> examples = new LinkedHashMap<>();
    for (Assignment assignment : assignments) {
      try {
        file.shapes(assignment, input, classes);
      } catch (InfeasibleNetworkException e) {
        reasons.merge(e.getMessage(), 1, Integer::sum);
        examples.putIfAbsent(e.getMessage(), assignment);
      }
    }
    List<String> frequent =
        reasons.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .toList();
    int infeasible = reasons.values().stream().mapToInt(Integer::intValue).sum();
    if (infeasible == assignments.size()) {
      throw new InvalidSearchSpaceException(
          file.name(),
          List.of(
              new Problem(
                  "/network",
                  0,
                  0,
                  message(input, infeasible, frequent.get(0), examples.get(frequent.get(0))))));
    }
    return new ShapeCheck(assignments.size(), infeasible, frequent);
  }

  private Set<Assignment> sample() {
    Random random = new Random(SEED);
    Set<Assignment> assignments = new LinkedHashSet<>();
    for (int i = 0; i < SAMPLES; i++) {
      assignments.add(file.space().draw(random));
    }
    return assignments;
  }

  private static String message(FeatureShape input, int tried, String reason, Assignment example) {
    String which =
        tried == 1 ? "does not work" : "works with none of the " + tried + " combinations tried";
    String with = example.values().isEmpty() ? "" : " (with " + example + ")";
    return "%s on images of %s: %s%s. Take away pooling or strides, or crop less."
        .formatted(which, input, reason, with);
  }
}
