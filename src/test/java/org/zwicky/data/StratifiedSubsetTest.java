package org.zwicky.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zwicky.base.BadInputException;

class StratifiedSubsetTest {

  /** 600 of class 0, 300 of class 1, 95 of class 2, 3 of class 4, 2 of class 7. */
  private static final int[] LABELS =
      IntStream.range(0, 1000)
          .map(i -> i < 600 ? 0 : i < 900 ? 1 : i < 995 ? 2 : i < 998 ? 4 : 7)
          .toArray();

  @Test
  void keepsTheProportionsAndThreeOfARareClass() {
    int[] kept = StratifiedSubset.choose(LABELS, 100, 1);

    assertThat(kept).hasSize(100).isSorted().doesNotHaveDuplicates();
    assertThat(count(kept, 0)).isBetween(55, 60);
    assertThat(count(kept, 1)).isBetween(29, 30);
    assertThat(count(kept, 2)).isBetween(9, 10);
    assertThat(count(kept, 4)).isEqualTo(3);
    assertThat(count(kept, 7)).isEqualTo(2);
  }

  @Test
  void theSeedDecidesWhichAreKept() {
    assertThat(StratifiedSubset.choose(LABELS, 100, 1))
        .isEqualTo(StratifiedSubset.choose(LABELS, 100, 1))
        .isNotEqualTo(StratifiedSubset.choose(LABELS, 100, 2));
  }

  @Test
  void aLimitAboveTheNumberOfImagesKeepsAll() {
    assertThat(StratifiedSubset.choose(LABELS, 5000, 1)).hasSize(1000);
  }

  @Test
  void refusesALimitTooSmallForTheClasses() {
    assertThat(StratifiedSubset.choose(LABELS, 14, 1)).hasSize(14);
    assertThatThrownBy(() -> StratifiedSubset.choose(LABELS, 13, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "data.limit is 13, too few for 5 classes: give at least 14, so that each class keeps 3"
                + " images.");
  }

  private static int count(int[] kept, int label) {
    return (int) Arrays.stream(kept).filter(i -> LABELS[i] == label).count();
  }
}
