package org.zwicky.base.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;

class ApportionmentTest {

  @Test
  void givesTheRestToTheLargestRemainders() {
    assertThat(Apportionment.divide(10, new double[] {4.5, 3.4, 2.1}, new int[3]))
        .containsExactly(5, 3, 2);
  }

  @Test
  void givesWhatIsLeftToTheFirstOfEquals() {
    // Exact parts: 4.55, 3.25, 1.95, 0.25 of 10.
    assertThat(Apportionment.divide(10, new double[] {4.55, 3.25, 1.95, 0.25}))
        .containsExactly(5, 3, 2, 0);
    assertThat(Apportionment.divide(11, new double[] {1, 1, 1})).containsExactly(4, 4, 3);
  }

  @Test
  void givesTheLeastShareFromTheLargest() {
    assertThat(Apportionment.divide(10, new double[] {98, 1, 1}, new int[] {1, 2, 1}))
        .containsExactly(7, 2, 1);
  }

  @Test
  void refusesLeastSharesAboveTheTotal() {
    assertThatThrownBy(() -> Apportionment.divide(2, new double[] {1, 1, 1}, new int[] {1, 1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(seed = PropertySeed.SEED)
  void sharesAddUpAndAreQuotasRoundedDownOrUp(
      @ForAll @IntRange(max = 100_000) int total,
      @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0.01, max = 1000) Double> drawn) {
    double[] weights = drawn.stream().mapToDouble(Double::doubleValue).toArray();
    int[] shares = Apportionment.divide(total, weights, new int[weights.length]);

    assertThat(IntStream.of(shares).sum()).isEqualTo(total);
    double sum = Arrays.stream(weights).sum();
    for (int i = 0; i < shares.length; i++) {
      assertThat(Math.abs(shares[i] - total * weights[i] / sum)).isLessThan(1 + 1e-6);
    }
  }
}
