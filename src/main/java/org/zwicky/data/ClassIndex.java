package org.zwicky.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zwicky.base.number.SplitMix64;

/** The numbers of each class's images, in an order that only the seed and that class decide. */
final class ClassIndex {

  private ClassIndex() {}

  /** Class → its images, shuffled; classes without images are absent. */
  static SortedMap<Integer, int[]> shuffled(int[] labels, long seed) {
    SortedMap<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i = 0; i < labels.length; i++) {
      byClass.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(i);
    }
    SortedMap<Integer, int[]> result = new TreeMap<>();
    byClass.forEach(
        (label, images) -> {
          int[] numbers = images.stream().mapToInt(Integer::intValue).toArray();
          shuffle(numbers, new Random(seed + SplitMix64.GAMMA * (label + 1)));
          result.put(label, numbers);
        });
    return result;
  }

  /** Fisher-Yates shuffle; {@link Random}'s numbers are specified, so every JDK gives the same. */
  private static void shuffle(int[] numbers, Random random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = kept;
    }
  }
}
