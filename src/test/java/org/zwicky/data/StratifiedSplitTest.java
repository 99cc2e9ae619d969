package org.zwicky.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.base.BadInputException;

class StratifiedSplitTest {

  private static final List<String> NAMES = List.of("round", "spiral", "edge-on");

  @Property(tries = 300, seed = PropertySeed.SEED)
  void everyImageIsInExactlyOnePart(@ForAll("labels") int[] labels, @ForAll long seed) {
    Split split = split(labels, 0.15, 0.15, seed);

    assertThat(all(split).sorted().toArray())
        .isEqualTo(IntStream.range(0, labels.length).toArray());
  }

  @Property(tries = 300, seed = PropertySeed.SEED)
  void everyClassIsInEveryPartAndWithinOneImageOfItsShare(
      @ForAll("labels") int[] labels,
      @ForAll @DoubleRange(min = 0.01, max = 0.45) double validation,
      @ForAll @DoubleRange(min = 0.01, max = 0.45) double test,
      @ForAll long seed) {
    Split split = split(labels, validation, test, seed);

    for (int label : Arrays.stream(labels).distinct().toArray()) {
      long count = count(IntStream.range(0, labels.length).toArray(), labels, label);
      long inTraining = count(split.training(), labels, label);
      long inValidation = count(split.validation(), labels, label);
      long inTest = count(split.test(), labels, label);
      assertThat(inTraining).isPositive();
      assertShare(inValidation, count * validation);
      assertShare(inTest, count * test);
    }
  }

  @Property(tries = 200, seed = PropertySeed.SEED)
  void leavesGivenPartsAsTheyAreAndDividesTheRest(
      @ForAll("labels") int[] labels, @ForAll long seed) {
    List<DataPart> parts =
        IntStream.range(0, labels.length)
            .mapToObj(i -> i % 4 == 3 ? DataPart.TEST : DataPart.TRAINING)
            .toList();
    int[] free = IntStream.range(0, labels.length).filter(i -> i % 4 != 3).toArray();
    int[] freeLabels = Arrays.stream(free).map(i -> labels[i]).toArray();
    SplitSpec spec =
        new SplitSpec(0.2, 0.3, seed)
            .withSmallClasses(SmallClasses.TRAIN)
            .withGiven(Set.of(DataPart.TEST));
    Assume.that(Arrays.equals(distinct(freeLabels), distinct(labels)));
    Assume.that(Arrays.stream(distinct(labels)).anyMatch(label -> count(free, labels, label) > 1));

    Split split = StratifiedSplit.of(labels, parts, NAMES, spec);

    assertThat(split.test()).containsExactly(positions(labels.length, 3));
    Split rest =
        StratifiedSplit.of(
            freeLabels, NAMES, new SplitSpec(0.2, 0, seed).withSmallClasses(SmallClasses.TRAIN));
    assertThat(split.validation())
        .containsExactly(Arrays.stream(rest.validation()).map(i -> free[i]).toArray());
    assertThat(split.training())
        .containsExactly(Arrays.stream(rest.training()).map(i -> free[i]).toArray());
  }

  private static int[] distinct(int[] labels) {
    return Arrays.stream(labels).distinct().sorted().toArray();
  }

  private static int[] positions(int count, int rest) {
    return IntStream.range(0, count).filter(i -> i % 4 == rest).toArray();
  }

  @Test
  void saysWhichClassesAGivenPartLacks() {
    int[] labels = {0, 0, 1, 1, 2};
    List<DataPart> parts =
        List.of(
            DataPart.TRAINING,
            DataPart.VALIDATION,
            DataPart.TRAINING,
            DataPart.TRAINING,
            DataPart.TRAINING);
    SplitSpec spec = new SplitSpec(0.2, 0, 1).withGiven(Set.of(DataPart.VALIDATION));

    Split split = StratifiedSplit.of(labels, parts, NAMES, spec);

    assertThat(split.validation()).containsExactly(1);
    assertThat(split.training()).containsExactly(0, 2, 3, 4);
    assertThat(StratifiedSplit.remarks(labels, parts, NAMES, spec))
        .containsExactly(
            "Class 1 \"spiral\" has no image in the validation part, so its score there leaves it out.",
            "Class 2 \"edge-on\" has no image in the validation part, so its score there leaves it out.");
  }

  @Test
  void refusesAClassThatIsInAGivenPartOnly() {
    SplitSpec spec = new SplitSpec(0.2, 0, 1).withGiven(Set.of(DataPart.VALIDATION));
    List<DataPart> parts = List.of(DataPart.TRAINING, DataPart.TRAINING, DataPart.VALIDATION);

    assertThatThrownBy(() -> StratifiedSplit.of(new int[] {0, 1, 2}, parts, NAMES, spec))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Class 2 \"edge-on\" has images in the validation or test part")
        .hasMessageContaining("none to train with");
  }

  /**
   * At least one image; otherwise less than one image from the exact share, or squeezed by others.
   */
  private static void assertShare(long images, double exact) {
    assertThat(images).isPositive();
    assertThat(Math.abs(images - exact)).isLessThan(1.0 + 1e-9);
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void theSameSeedGivesTheSameSplit(@ForAll("labels") int[] labels, @ForAll long seed) {
    Split one = split(labels, 0.2, 0.1, seed);
    Split other = split(labels, 0.2, 0.1, seed);

    assertThat(other.training()).isEqualTo(one.training());
    assertThat(other.validation()).isEqualTo(one.validation());
    assertThat(other.test()).isEqualTo(one.test());
  }

  @Test
  void anotherSeedGivesAnotherSplit() {
    int[] labels = IntStream.range(0, 200).map(i -> i % 2).toArray();

    assertThat(split(labels, 0.2, 0.1, 1).test()).isNotEqualTo(split(labels, 0.2, 0.1, 2).test());
  }

  @Test
  void seventeenImagesGiveThreeForTheTest() {
    int[] labels = IntStream.range(0, 1000).map(i -> i < 17 ? 0 : 1).toArray();

    Split split = split(labels, 0.15, 0.15, 123);

    assertThat(count(split.validation(), labels, 0)).isBetween(2L, 3L);
    assertThat(count(split.test(), labels, 0)).isBetween(2L, 3L);
    assertThat(split.training()).hasSize(700);
  }

  @Test
  void aPartWithFractionZeroIsEmptyAndNeedsNoImage() {
    Split split = split(new int[] {0, 0, 1, 1}, 0.5, 0, 1);

    assertThat(split.test()).isEmpty();
    assertThat(split.training()).hasSize(2);
    assertThat(split.validation()).hasSize(2);
  }

  @Test
  void namesTheClassThatHasTooFewImages() {
    assertThatThrownBy(() -> split(new int[] {0, 0, 0, 2, 2}, 0.15, 0.15, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Class 2 \"edge-on\" has 2 images, but the split needs 3, one for each part. Add images"
                + " of it, remove it from the data, set data.split.test to 0, or set"
                + " data.split.smallClasses to \"train\" to train with it and not score it.");
  }

  @Test
  void refusesASingleClass() {
    assertThatThrownBy(() -> split(new int[] {1, 1, 1, 1}, 0.15, 0.15, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("All images are of one class (1 \"spiral\")");
  }

  @Test
  void refusesNoImagesAtAll() {
    assertThatThrownBy(() -> split(new int[0], 0.15, 0.15, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no images");
  }

  @Test
  void refusesFractionsThatLeaveNothingToTrainOn() {
    assertThatThrownBy(() -> new SplitSpec(0.5, 0.5, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("leaves nothing to train on");
    assertThatThrownBy(() -> new SplitSpec(-0.1, 0.5, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("data.split.validation is -0.1");
    assertThatThrownBy(() -> new SplitSpec(0.1, Double.NaN, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("data.split.test is NaN");
  }

  /** Two to three classes of three to eighty images each, mixed. */
  @Provide
  Arbitrary<int[]> labels() {
    Arbitrary<Integer> count = Arbitraries.integers().between(3, 80);
    return Combinators.combine(count, count, Arbitraries.of(0, 3, 40))
        .as(StratifiedSplitTest::repeat)
        .flatMap(labels -> Arbitraries.shuffle(labels).map(StratifiedSplitTest::toArray));
  }

  private static List<Integer> repeat(int first, int second, int third) {
    int[] counts = {first, second, third};
    return IntStream.range(0, counts.length)
        .flatMap(label -> IntStream.range(0, counts[label]).map(i -> label))
        .boxed()
        .toList();
  }

  private static int[] toArray(List<Integer> labels) {
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Split split(int[] labels, double validation, double test, long seed) {
    return StratifiedSplit.of(labels, NAMES, new SplitSpec(validation, test, seed));
  }

  private static IntStream all(Split split) {
    return Stream.of(split.training(), split.validation(), split.test())
        .flatMapToInt(Arrays::stream);
  }

  private static long count(int[] images, int[] labels, int label) {
    return Arrays.stream(images).filter(i -> labels[i] == label).count();
  }
}
