package org.zwicky.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says which classes have no image: most often since somebody counted them from 1. */
public final class EmptyClasses {

  private EmptyClasses() {}

  /**
   * What a person should know of labels.
   *
   * @param names in the order of the labels
   */
  public static Optional<String> remark(int[] labels, List<String> names) {
    if (labels.length == 0) {
      return Optional.empty();
    }
    int last = Arrays.stream(labels).max().getAsInt();
    boolean[] seen = new boolean[Math.max(names.size(), last + 1)];
    for (int label : labels) {
      seen[label] = true;
    }
    int first = 0;
    while (!seen[first]) {
      first++;
    }
    if (first == 1) {
      return Optional.of(
          "No image has the label 0: labels go from 1 to %d, and class 0 is empty. If they count from 1, write them anew: labels - 1."
              .formatted(last));
    }
    List<Integer> empty =
        IntStream.range(0, names.size()).filter(label -> !seen[label]).boxed().toList();
    if (empty.isEmpty()) {
      return Optional.empty();
    }
    int shown = empty.get(0);
    return Optional.of(
        "%s no image, such as class %d (%s)."
            .formatted(
                empty.size() == 1 ? "One class has" : empty.size() + " classes have",
                shown,
                names.get(shown)));
  }
}
