package org.zwicky.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.zwicky.space.BadInputException;

/**
 * Divides images so that each part has each class in the same proportion, and every part has every
 * class. The images of a class go where its own images and the seed send them: other classes don't
 * matter.
 */
public final class StratifiedSplit {

  private StratifiedSplit() {}

  /**
   * Splits. Of each class, validation and test get their fraction rounded down or up but at least
   * one image (none if the fraction is 0), training the rest.
   *
   * @param labels class of every image, from 0
   * @param classNames names in the order of the labels, for messages
   * @throws BadInputException if there are fewer than two classes with images, or a class has fewer
   *     images than there are parts
   */
  public static Split of(int[] labels, List<String> classNames, SplitSpec spec) {
    SortedMap<Integer, int[]> byClass = ClassIndex.shuffled(labels, spec.seed());
    requireTwoClasses(byClass, classNames);
    double[] fractions = {spec.training(), spec.validation(), spec.test()};
    int[] least = Arrays.stream(fractions).mapToInt(fraction -> fraction > 0 ? 1 : 0).toArray();
    int parts = Arrays.stream(least).sum();
    List<List<Integer>> result = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    byClass.forEach(
        (label, images) -> {
          requireImages(label, images.length, parts, classNames);
          int[] shares = Apportionment.divide(images.length, fractions, least);
          int next = 0;
          for (int part = 0; part < shares.length; part++) {
            for (int i = 0; i < shares[part]; i++) {
              result.get(part).add(images[next++]);
            }
          }
        });
    return new Split(sorted(result.get(0)), sorted(result.get(1)), sorted(result.get(2)));
  }

  private static void requireTwoClasses(
      SortedMap<Integer, int[]> byClass, List<String> classNames) {
    if (byClass.isEmpty()) {
      throw new BadInputException("The data has no images. Give a file that has some.");
    }
    if (byClass.size() == 1) {
      throw new BadInputException(
          "All images are of one class (%s), so there is nothing to learn. Give data with two classes or more."
              .formatted(name(byClass.firstKey(), classNames)));
    }
  }

  private static void requireImages(int label, int count, int parts, List<String> classNames) {
    if (count < parts) {
      String mend =
          parts > 2 && count == 2
              ? "Add images of it, remove it from the data, or set data.split.test to 0."
              : "Add images of it, or remove it from the data.";
      throw new BadInputException(
          "Class %s has %d image%s, but the split needs %d, one for each part. %s"
              .formatted(name(label, classNames), count, count == 1 ? "" : "s", parts, mend));
    }
  }

  private static String name(int label, List<String> classNames) {
    return label < classNames.size()
        ? "%d \"%s\"".formatted(label, classNames.get(label))
        : "" + label;
  }

  private static int[] sorted(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
