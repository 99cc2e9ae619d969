package org.zwicky.data.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelWidthTest {

  @ParameterizedTest
  @CsvSource({"2, 1", "256, 1", "257, 2", "766, 2", "65536, 2", "65537, 4", "255001, 4"})
  void everyLevelComesBackFromAsFewBytesAsTheHighestNeeds(int levelCount, int width) {
    int[] levels = IntStream.range(0, levelCount).toArray();
    float[] table = new float[levelCount];
    for (int level : levels) {
      table[level] = level / 3f;
    }

    assertThat(LevelWidth.of(levelCount)).isEqualTo(width);
    byte[] packed = new byte[levelCount * width];
    LevelWidth.pack(levels, width, packed);
    float[] values = new float[levelCount + 2];
    LevelWidth.unpack(packed, width, table, values, 2);

    for (int level : levels) {
      assertThat(values[level + 2]).isEqualTo(table[level]);
    }
  }

  @Test
  void twoBytesAreLittleEndian() {
    byte[] packed = new byte[2];
    LevelWidth.pack(new int[] {765}, 2, packed);

    assertThat(packed).containsExactly(765 & 0xFF, 765 >> 8);
  }
}
