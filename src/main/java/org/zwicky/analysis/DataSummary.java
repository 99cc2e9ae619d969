package org.zwicky.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.zwicky.study.StudyData;

/**
 * A study's data in numbers.
 *
 * @param description one line for people
 * @param sha256 fingerprint of the data file, in hexadecimal
 * @param classes by class index
 */
public record DataSummary(String description, String sha256, List<ClassCount> classes) {

  public DataSummary {
    classes = List.copyOf(classes);
  }

  /** The same in other words; see {@link StudyReport#retold}. */
  DataSummary retold(UnaryOperator<String> words) {
    return new DataSummary(words.apply(description), sha256, classes);
  }

  static DataSummary of(StudyData data) {
    List<ClassCount> classes =
        IntStream.range(0, data.classNames().size())
            .mapToObj(
                k ->
                    new ClassCount(
                        data.classNames().get(k),
                        at(data.trainCounts(), k),
                        at(data.validationCounts(), k),
                        at(data.testCounts(), k)))
            .toList();
    return new DataSummary(data.description(), data.sha256(), classes);
  }

  /** Images of the validation part. */
  public int validationTotal() {
    return classes.stream().mapToInt(ClassCount::validation).sum();
  }

  /** Classes with an image in the validation part. */
  public int validationClasses() {
    return (int) classes.stream().filter(c -> c.validation() > 0).count();
  }

  /** Index of the class with the most validation images; empty without any. */
  public OptionalInt majority() {
    return indices().reduce((a, b) -> validation(b) > validation(a) ? b : a);
  }

  /** Index of the class with the fewest validation images, but one; empty without any. */
  public OptionalInt rarest() {
    return indices().reduce((a, b) -> validation(b) < validation(a) ? b : a);
  }

  /** Accuracy of always answering the majority class, in [0, 1]; NaN without validation images. */
  public double majorityAccuracy() {
    int largest =
        classes.stream()
            .max(Comparator.comparingInt(ClassCount::validation))
            .map(ClassCount::validation)
            .orElse(0);
    return (double) largest / validationTotal();
  }

  /**
   * Macro-F1 of always answering the majority class, whose precision is its share p and whose
   * recall is 1: 2p / (p + 1), and 0 for each other class. NaN without validation images.
   */
  public double majorityMacroF1() {
    double share = majorityAccuracy();
    return 2 * share / (share + 1) / validationClasses();
  }

  /** Balanced accuracy of always answering one class. */
  public double majorityBalancedAccuracy() {
    return 1.0 / validationClasses();
  }

  private IntStream indices() {
    return IntStream.range(0, classes.size()).filter(k -> validation(k) > 0);
  }

  private int validation(int index) {
    return classes.get(index).validation();
  }

  private static int at(int[] counts, int index) {
    return index < counts.length ? counts[index] : 0;
  }
}
