package org.zwicky.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomImagesTest {

  private static final int BYTES = 69 * 69 * 3;

  private final RandomImages images = new RandomImages(10, 4);

  @Test
  void givesTheSameImageInWhateverBlockItIsRead() {
    byte[] block = new byte[3 * BYTES];
    byte[] alone = new byte[BYTES];

    images.read(4, 3, block);
    images.read(5, 1, alone);

    assertThat(alone).isEqualTo(Arrays.copyOfRange(block, BYTES, 2 * BYTES));
    assertThat(alone).isNotEqualTo(Arrays.copyOf(block, BYTES));
  }

  @Test
  void hasEveryClass() {
    assertThat(images.labels()).containsExactly(0, 1, 2, 3, 0, 1, 2, 3, 0, 1);
  }
}
