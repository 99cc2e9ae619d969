package org.zwicky.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.base.BadInputException;

class FoldsTest {

  private static final List<String> NAMES = List.of("round", "spiral", "edge-on");

  @Property(tries = 200, seed = PropertySeed.SEED)
  void everyImageOutsideTheTestIsValidatedInOneFoldAndTrainedWithInTheOthers(
      @ForAll("labels") int[] labels, @ForAll @IntRange(min = 2, max = 6) int folds) {
    Split split = split(labels, SplitSpec.ofFolds(folds, 0.2, 7));
    int[] validated = new int[labels.length];
    int[] trained = new int[labels.length];
    for (Fold fold : split.folds()) {
      Arrays.stream(fold.validation()).forEach(image -> validated[image]++);
      Arrays.stream(fold.training()).forEach(image -> trained[image]++);
    }

    assertThat(split.folds()).hasSize(folds);
    boolean[] test = new boolean[labels.length];
    Arrays.stream(split.test()).forEach(image -> test[image] = true);
    for (int image = 0; image < labels.length; image++) {
      assertThat(validated[image]).isEqualTo(test[image] ? 0 : 1);
      assertThat(trained[image]).isEqualTo(test[image] ? 0 : folds - 1);
    }
    assertThat(split.validation()).isEqualTo(split.training());
  }

  @Property(tries = 200, seed = PropertySeed.SEED)
  void theFoldsHaveEachClassAsOftenToWithinOneImage(
      @ForAll("labels") int[] labels, @ForAll @IntRange(min = 2, max = 6) int folds) {
    Split split = split(labels, SplitSpec.ofFolds(folds, 0.1, 3));
    for (int label : Arrays.stream(labels).distinct().toArray()) {
      var counts =
          split.folds().stream()
              .mapToLong(fold -> count(fold.validation(), labels, label))
              .summaryStatistics();
      assertThat(counts.getMax() - counts.getMin()).isLessThanOrEqualTo(1);
      assertThat(split.folds())
          .allSatisfy(fold -> assertThat(count(fold.training(), labels, label)).isPositive());
    }
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void aClassGoesWhereItGoesWhateverTheOthersAre(
      @ForAll("labels") int[] labels, @ForAll long seed) {
    SplitSpec spec = SplitSpec.ofFolds(4, 0.2, seed);
    int[] merged = Arrays.stream(labels).map(label -> label == 0 ? 0 : 1).toArray();

    List<Fold> folds = split(labels, spec).folds();
    List<Fold> others = split(merged, spec).folds();

    for (int f = 0; f < folds.size(); f++) {
      assertThat(ofClass(folds.get(f).validation(), labels, 0))
          .isEqualTo(ofClass(others.get(f).validation(), merged, 0));
    }
    assertThat(split(labels, spec).test()).isEqualTo(split(labels, spec).test());
  }

  /**
   * Sorted, these are the counts of scikit-learn 1.x: {@code [sorted(np.bincount(y[v])) for _, v in
   * StratifiedKFold(5).split(y, y)]} with 17, 23 and 40 images.
   */
  @Test
  void theCountsAreThoseOfScikitLearn() {
    int[] labels = IntStream.range(0, 80).map(i -> i < 17 ? 0 : i < 40 ? 1 : 2).toArray();
    Split split = split(labels, SplitSpec.ofFolds(5, 0, 1));

    assertThat(counts(split, labels, 0)).containsExactly(3, 3, 3, 4, 4);
    assertThat(counts(split, labels, 1)).containsExactly(4, 4, 5, 5, 5);
    assertThat(counts(split, labels, 2)).containsExactly(8, 8, 8, 8, 8);
  }

  @Test
  void aClassOfFewerImagesThanFoldsIsAllowedAndSaid() {
    int[] labels = IntStream.range(0, 43).map(i -> i < 3 ? 1 : i % 2 * 2).toArray();
    SplitSpec spec = SplitSpec.ofFolds(5, 0, 1);

    assertThat(counts(split(labels, spec), labels, 1)).containsExactly(0, 0, 1, 1, 1);
    assertThat(StratifiedSplit.remarks(labels, List.of(), NAMES, spec))
        .containsExactly(
            "Class 1 \"spiral\" has 3 images for 5 folds: 2 of them have none to validate with, and"
                + " leave it out of their scores.");
    assertThat(StratifiedSplit.remarks(labels, List.of(), NAMES, SplitSpec.ofFolds(4, 0, 1)))
        .containsExactly(
            "Class 1 \"spiral\" has 3 images for 4 folds: 1 of them has none to validate with, and"
                + " leaves it out of its score.");
  }

  @Test
  void aClassOfOneImageIsRefusedOrTrainedWithOnly() {
    int[] labels = IntStream.range(0, 41).map(i -> i == 7 ? 1 : i % 2 * 2).toArray();
    for (SplitSpec spec : List.of(SplitSpec.ofFolds(3, 0.1, 1), SplitSpec.DEFAULT)) {
      assertThatThrownBy(() -> split(labels, spec))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("Class 1 \"spiral\" has 1 image, but the split needs 3, ")
          .hasMessageContaining("set data.split.smallClasses to \"train\"");

      SplitSpec lenient = spec.withSmallClasses(SmallClasses.TRAIN);
      Split split = split(labels, lenient);

      assertThat(split.folds()).allSatisfy(fold -> assertThat(fold.training()).contains(7));
      assertThat(split.validation()).doesNotContain(7);
      assertThat(split.test()).doesNotContain(7);
      assertThat(StratifiedSplit.remarks(labels, List.of(), NAMES, lenient))
          .singleElement()
          .asString()
          .startsWith("Class 1 \"spiral\" has only 1 image: trained with, but in no validation");
    }
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThatThrownBy(() -> SplitSpec.ofFolds(1, 0.1, 1))
        .hasMessage("data.split.folds is 1; give a whole number from 2 to 20.");
    assertThatThrownBy(() -> SplitSpec.DEFAULT.withRepeats(0))
        .hasMessage("data.split.repeats is 0; give a whole number from 1 to 20.");
  }

  @Provide
  Arbitrary<int[]> labels() {
    Arbitrary<Integer> count = Arbitraries.integers().between(3, 50);
    return Combinators.combine(count, count, count)
        .as(
            (a, b, c) ->
                IntStream.range(0, a + b + c)
                    .map(i -> i * 31 % (a + b + c))
                    .map(i -> i < a ? 0 : i < a + b ? 1 : 2)
                    .toArray())
        .filter(labels -> IntStream.range(0, 3).allMatch(k -> all(labels, k) >= 3));
  }

  private static long all(int[] labels, int label) {
    return Arrays.stream(labels).filter(other -> other == label).count();
  }

  private static Split split(int[] labels, SplitSpec spec) {
    return StratifiedSplit.of(labels, NAMES, spec);
  }

  private static int[] counts(Split split, int[] labels, int label) {
    return split.folds().stream()
        .mapToInt(fold -> (int) count(fold.validation(), labels, label))
        .sorted()
        .toArray();
  }

  private static long count(int[] part, int[] labels, int label) {
    return ofClass(part, labels, label).length;
  }

  private static int[] ofClass(int[] part, int[] labels, int label) {
    return Arrays.stream(part).filter(image -> labels[image] == label).toArray();
  }
}
