package org.zwicky.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.zwicky.base.BadInputException;
import org.zwicky.base.number.Apportionment;

/** Keeps a few images of each class, in proportion, for a quick try. */
public final class StratifiedSubset {

  /** So many images each class keeps, if it has them: one for each part of the split. */
  public static final int LEAST_IMAGES_A_CLASS = 3;

  private StratifiedSubset() {}

  /**
   * The numbers of the images kept, sorted.
   *
   * @param labels class of every image, from 0
   * @param limit how many to keep; all are kept if there are no more
   * @param seed which are kept
   * @throws BadInputException if the limit cannot give every class its least
   */
  public static int[] choose(int[] labels, int limit, long seed) {
    if (limit >= labels.length) {
      return IntStream.range(0, labels.length).toArray();
    }
    SortedMap<Integer, int[]> byClass = ClassIndex.shuffled(labels, seed);
    List<int[]> classes = new ArrayList<>(byClass.values());
    double[] counts = classes.stream().mapToDouble(images -> images.length).toArray();
    int[] least =
        classes.stream()
            .mapToInt(images -> Math.min(LEAST_IMAGES_A_CLASS, images.length))
            .toArray();
    int needed = IntStream.of(least).sum();
    if (limit < needed) {
      throw new BadInputException(
          "data.limit is %d, too few for %d classes: give at least %d, so that each class keeps %d images."
              .formatted(limit, classes.size(), needed, LEAST_IMAGES_A_CLASS));
    }
    int[] shares = Apportionment.divide(limit, counts, least);
    return IntStream.range(0, shares.length)
        .flatMap(i -> Arrays.stream(classes.get(i), 0, shares[i]))
        .sorted()
        .toArray();
  }
}
