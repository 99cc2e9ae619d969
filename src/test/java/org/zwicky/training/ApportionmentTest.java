package org.zwicky.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;

class ApportionmentTest {

  @Test
  void whatIsLeftGoesToTheLargestRemaindersAndTheFirstOfEquals() {
    // Exact parts: 4.55, 3.25, 1.95, 0.25 of 10.
    assertThat(Apportionment.of(10, new double[] {4.55, 3.25, 1.95, 0.25}))
        .containsExactly(5, 3, 2, 0);
    assertThat(Apportionment.of(11, new double[] {1, 1, 1})).containsExactly(4, 4, 3);
  }

  @Property(seed = PropertySeed.SEED)
  void partsAddUpAndAreOffByLessThanOne(
      @ForAll @IntRange(max = 1_000_000) int total,
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 1, max = 1e5) Double> sizes) {
    double[] weights = sizes.stream().mapToDouble(size -> size).toArray();

    int[] parts = Apportionment.of(total, weights);

    double sum = Arrays.stream(weights).sum();
    assertThat(Arrays.stream(parts).sum()).isEqualTo(total);
    for (int i = 0; i < weights.length; i++) {
      assertThat(Math.abs(parts[i] - total * weights[i] / sum)).isLessThan(1 + 1e-6);
    }
  }
}
