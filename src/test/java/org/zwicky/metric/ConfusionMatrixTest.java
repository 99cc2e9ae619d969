package org.zwicky.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private static final int[] LABELS = {0, 0, 0, 1, 2};
  private static final int[] PREDICTIONS = {0, 0, 1, 1, 0};

  @Test
  void countsRowsByTruthAndColumnsByPrediction() {
    ConfusionMatrix matrix = ConfusionMatrix.of(LABELS, PREDICTIONS, 4);

    assertThat(matrix.classes()).isEqualTo(4);
    assertThat(matrix.count(0, 0)).isEqualTo(2);
    assertThat(matrix.count(0, 1)).isEqualTo(1);
    assertThat(matrix.count(1, 0)).isZero();
    assertThat(matrix.count(2, 0)).isEqualTo(1);
    assertThat(matrix.support(0)).isEqualTo(3);
    assertThat(matrix.predicted(0)).isEqualTo(3);
    assertThat(matrix.support(2)).isEqualTo(1);
    assertThat(matrix.predicted(2)).isZero();
    assertThat(matrix.support(3)).isZero();
    assertThat(matrix.total()).isEqualTo(5);
  }

  @Test
  void givesOutAndTakesInCopiesOfItsCounts() {
    ConfusionMatrix matrix = ConfusionMatrix.of(LABELS, PREDICTIONS, 3);
    long[][] counts = matrix.counts();
    ConfusionMatrix again = ConfusionMatrix.ofCounts(counts);

    counts[0][0] = 99;

    assertThat(matrix.count(0, 0)).isEqualTo(2);
    assertThat(again).isEqualTo(matrix).hasSameHashCodeAs(matrix);
    assertThat(again).isNotEqualTo(ConfusionMatrix.of(LABELS, LABELS, 3));
    assertThat(matrix).hasToString("ConfusionMatrix[[2, 1, 0], [0, 1, 0], [1, 0, 0]]");
  }

  @Test
  void predictsTheFirstOfEquallyProbableClasses() {
    float[][] probabilities = {{0.2f, 0.4f, 0.4f}};

    assertThat(ConfusionMatrix.ofProbabilities(new int[] {2}, probabilities).count(2, 1))
        .isEqualTo(1);
  }

  @Test
  void refusesAProbabilityThatIsNotANumber() {
    float[][] probabilities = {{0.5f, 0.5f}, {1, Float.NaN}};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.ofProbabilities(new int[] {0, 1}, probabilities))
        .withMessage("The probability of class 1 of sample 1 is not a number (NaN).");
  }

  @Test
  void refusesClassesOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(LABELS, PREDICTIONS, 2))
        .withMessage("Label 2 of sample 4 is not one of the 2 classes 0 to 1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(new int[] {0}, new int[] {-1}, 2))
        .withMessageStartingWith("Prediction -1 of sample 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(new int[0], new int[0], 0));
  }

  @Test
  void refusesShapesThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(LABELS, new int[] {0}, 3))
        .withMessage("There are 5 labels but 1 predictions; give one a sample.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.ofProbabilities(new int[] {0}, new float[2][2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.ofProbabilities(new int[0], new float[0][]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.ofProbabilities(new int[] {0}, new float[1][0]));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ConfusionMatrix.ofProbabilities(new int[] {0, 0}, new float[][] {{1, 0}, {1}}));
  }

  @Test
  void refusesCountsThatAreNotSquareOrNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.ofCounts(new long[][] {{1, 2}}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.ofCounts(new long[][] {{1, 2}, {3, -1}}));
  }
}
