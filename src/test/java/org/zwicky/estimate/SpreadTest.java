package org.zwicky.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void findsTheEndsTheMiddleAndTheMean() {
    assertThat(Spread.of(DoubleStream.of(9, 1, 2, 4))).isEqualTo(new Spread(1, 2, 9, 4));
    assertThat(Spread.of(DoubleStream.of(7))).isEqualTo(new Spread(7, 7, 7, 7));
  }
}
