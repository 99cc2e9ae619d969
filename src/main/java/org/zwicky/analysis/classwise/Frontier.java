package org.zwicky.analysis.classwise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Which of several things no other beats in two respects at once. Pure functions. */
final class Frontier {

  private Frontier() {}

  /**
   * The Pareto front: those for which no other one is as good in both respects and better in one.
   * More is better in both; NaN in either leaves a thing out. Equal ones stand or fall together.
   *
   * @return by the first respect, best first; equal ones in the order given
   */
  static <T> List<T> of(List<T> things, ToDoubleFunction<T> first, ToDoubleFunction<T> second) {
    List<T> sorted =
        things.stream()
            .filter(t -> !Double.isNaN(first.applyAsDouble(t) + second.applyAsDouble(t)))
            .sorted(Comparator.comparingDouble(first).thenComparingDouble(second).reversed())
            .toList();
    List<T> front = new ArrayList<>();
    for (T thing : sorted) {
      T last = front.isEmpty() ? null : front.get(front.size() - 1);
      boolean equal =
          last != null
              && first.applyAsDouble(last) == first.applyAsDouble(thing)
              && second.applyAsDouble(last) == second.applyAsDouble(thing);
      if (last == null || equal || second.applyAsDouble(thing) > second.applyAsDouble(last)) {
        front.add(thing);
      }
    }
    return front;
  }
}
