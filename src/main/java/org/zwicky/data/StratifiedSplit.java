package org.zwicky.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.zwicky.base.BadInputException;
import org.zwicky.base.number.Apportionment;

/**
 * Divides images so that each part has each class in the same proportion, and every part has every
 * class. The images of a class go where its own images and the seed send them: other classes don't
 * matter.
 *
 * <p>With folds, what the test part leaves of a class is dealt to the folds in turn, so that their
 * counts differ by one at most, as those of scikit-learn's {@code StratifiedKFold} do. A class that
 * has fewer images than there are folds is missing in the validation part of some: two folds must
 * have it, so that every network learns from an image of it.
 *
 * <p>Where the data comes divided, images of a validation or test part stay there, and only the
 * others are divided.
 */
public final class StratifiedSplit {

  private static final int FOLDS_WITH_CLASS = 2;

  private final SplitSpec spec;
  private final List<List<Integer>> trainings = new ArrayList<>();
  private final List<List<Integer>> validations = new ArrayList<>();
  private final List<Integer> test = new ArrayList<>();

  private StratifiedSplit(SplitSpec spec) {
    this.spec = spec;
    for (int fold = 0; fold < spec.validationParts(); fold++) {
      trainings.add(new ArrayList<>());
      validations.add(new ArrayList<>());
    }
  }

  /** Splits images that come in no parts; see the other method. */
  public static Split of(int[] labels, List<String> classNames, SplitSpec spec) {
    return of(labels, List.of(), classNames, spec);
  }

  /**
   * Splits. Of each class, validation and test get their fraction rounded down or up but at least
   * one image (none if the fraction is 0), training the rest.
   *
   * @param labels class of every image, from 0
   * @param parts where every image is; empty where the data is not divided
   * @param classNames names in the order of the labels, for messages
   * @throws BadInputException if there are fewer than two classes with images, or a class has fewer
   *     images than there are parts and small classes are refused
   */
  public static Split of(
      int[] labels, List<DataPart> parts, List<String> classNames, SplitSpec spec) {
    requireTwoClasses(ClassIndex.shuffled(labels, spec.seed()), classNames);
    SortedMap<Integer, int[]> byClass = free(labels, parts, spec);
    requireTrainingImages(labels, byClass, classNames);
    StratifiedSplit split = new StratifiedSplit(spec);
    split.keep(parts);
    int needed = needed(spec);
    if (byClass.values().stream().allMatch(images -> images.length < needed)) {
      requireImages(byClass, needed, spec, classNames);
    }
    if (spec.smallClasses() == SmallClasses.REFUSE) {
      requireImages(byClass, needed, spec, classNames);
    }
    byClass.forEach(
        (label, images) -> {
          if (images.length < needed) {
            split.trainWith(images);
          } else if (spec.folds().isPresent()) {
            split.deal(label, images);
          } else {
            split.holdOut(images);
          }
        });
    return split.result();
  }

  /**
   * What a person should know of classes that are not in every part, one line each.
   *
   * @param labels as they were split
   * @param parts as they were split
   */
  public static List<String> remarks(
      int[] labels, List<DataPart> parts, List<String> classNames, SplitSpec spec) {
    List<String> remarks = new ArrayList<>();
    for (DataPart part : new DataPart[] {DataPart.VALIDATION, DataPart.TEST}) {
      if (spec.given().contains(part)) {
        remarks.addAll(absent(labels, parts, part, classNames));
      }
    }
    free(labels, parts, spec)
        .forEach(
            (label, images) -> {
              if (images.length < needed(spec)) {
                remarks.add(
                    "Class %s has only %s: trained with, but in no validation or test part, so no score tells how well it is recognised."
                        .formatted(name(label, classNames), count(images.length)));
              } else if (spec.folds().isPresent()) {
                int developed = shares(images.length, spec)[0];
                if (developed < spec.validationParts()) {
                  int without = spec.validationParts() - developed;
                  remarks.add(
                      "Class %s has %s for %d folds: %d of them %s to validate with, and %s."
                          .formatted(
                              name(label, classNames),
                              count(developed),
                              spec.validationParts(),
                              without,
                              without == 1 ? "has none" : "have none",
                              without == 1
                                  ? "leaves it out of its score"
                                  : "leave it out of their scores"));
                }
              }
            });
    return remarks;
  }

  private static List<String> absent(
      int[] labels, List<DataPart> parts, DataPart part, List<String> classNames) {
    boolean[] there = new boolean[classNames.size()];
    IntStream.range(0, labels.length)
        .filter(i -> parts.get(i) == part)
        .forEach(i -> there[labels[i]] = true);
    return Arrays.stream(labels)
        .distinct()
        .sorted()
        .filter(label -> !there[label])
        .mapToObj(
            label ->
                "Class %s has no image in the %s part, so its score there leaves it out."
                    .formatted(name(label, classNames), part.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Class → its images that no part is given for, shuffled. */
  private static SortedMap<Integer, int[]> free(
      int[] labels, List<DataPart> parts, SplitSpec spec) {
    if (parts.isEmpty()) {
      return ClassIndex.shuffled(labels, spec.seed());
    }
    int[] free =
        IntStream.range(0, labels.length).filter(i -> parts.get(i) == DataPart.TRAINING).toArray();
    int[] freeLabels = Arrays.stream(free).map(i -> labels[i]).toArray();
    SortedMap<Integer, int[]> byClass = new TreeMap<>();
    ClassIndex.shuffled(freeLabels, spec.seed())
        .forEach(
            (label, images) ->
                byClass.put(label, Arrays.stream(images).map(i -> free[i]).toArray()));
    return byClass;
  }

  /** Least images of a class that is in every part. */
  private static int needed(SplitSpec spec) {
    int developed = spec.given().contains(DataPart.VALIDATION) ? 1 : 2;
    return (spec.folds().isPresent() ? FOLDS_WITH_CLASS : developed) + (spec.test() > 0 ? 1 : 0);
  }

  private void keep(List<DataPart> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) == DataPart.VALIDATION) {
        validations.get(0).add(i);
      } else if (parts.get(i) == DataPart.TEST) {
        test.add(i);
      }
    }
  }

  private void trainWith(int[] images) {
    for (int image : images) {
      trainings.forEach(training -> training.add(image));
    }
  }

  private void holdOut(int[] images) {
    double[] fractions = {spec.training(), spec.validation(), spec.test()};
    int[] least = Arrays.stream(fractions).mapToInt(fraction -> fraction > 0 ? 1 : 0).toArray();
    int[] shares = Apportionment.divide(images.length, fractions, least);
    List<List<Integer>> parts = List.of(trainings.get(0), validations.get(0), test);
    int next = 0;
    for (int part = 0; part < shares.length; part++) {
      for (int i = 0; i < shares[part]; i++) {
        parts.get(part).add(images[next++]);
      }
    }
  }

  /** Another fold is the first for each class, so that no fold gets all that is left over. */
  private void deal(int label, int[] images) {
    int developed = shares(images.length, spec)[0];
    for (int i = 0; i < images.length; i++) {
      int image = images[i];
      if (i >= developed) {
        test.add(image);
        continue;
      }
      int own = (label + i) % validations.size();
      for (int fold = 0; fold < validations.size(); fold++) {
        (fold == own ? validations : trainings).get(fold).add(image);
      }
    }
  }

  /** Images of a class for the folds, and for the test. */
  private static int[] shares(int count, SplitSpec spec) {
    return Apportionment.divide(
        count,
        new double[] {1 - spec.test(), spec.test()},
        new int[] {FOLDS_WITH_CLASS, spec.test() > 0 ? 1 : 0});
  }

  private Split result() {
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < trainings.size(); fold++) {
      folds.add(new Fold(sorted(trainings.get(fold)), sorted(validations.get(fold))));
    }
    return new Split(folds, sorted(test));
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

  private static void requireTrainingImages(
      int[] labels, SortedMap<Integer, int[]> free, List<String> classNames) {
    Arrays.stream(labels)
        .filter(label -> !free.containsKey(label))
        .findFirst()
        .ifPresent(
            label -> {
              throw new BadInputException(
                  "Class %s has images in the validation or test part, but none to train with. Add some, or take its folder out of the other parts."
                      .formatted(name(label, classNames)));
            });
  }

  private static void requireImages(
      SortedMap<Integer, int[]> byClass, int needed, SplitSpec spec, List<String> classNames) {
    byClass.forEach(
        (label, images) -> {
          if (images.length < needed) {
            throw new BadInputException(
                "Class %s has %s, but the split needs %d, %s. Add images of it, remove it from the data, %sor set data.split.smallClasses to \"train\" to train with it and not score it."
                    .formatted(
                        name(label, classNames),
                        count(images.length),
                        needed,
                        spec.folds().isPresent()
                            ? "in two folds" + (spec.test() > 0 ? " and the test part" : "")
                            : "one for each part",
                        spec.test() > 0 && images.length == needed - 1
                            ? "set data.split.test to 0, "
                            : ""));
          }
        });
  }

  private static String count(int images) {
    return images == 1 ? "1 image" : images + " images";
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
