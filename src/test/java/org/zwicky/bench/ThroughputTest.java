package org.zwicky.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputTest {

  @Test
  void takesTheMiddleOfAnOddNumberOfWindows() {
    Throughput throughput = new Throughput(List.of(9.0, 1.0, 4.0));

    assertThat(throughput.median()).isEqualTo(4);
    assertThat(throughput.lowest()).isEqualTo(1);
    assertThat(throughput.highest()).isEqualTo(9);
  }

  @Test
  void takesTheMeanOfTheTwoMiddleOnesOfAnEvenNumber() {
    assertThat(new Throughput(List.of(8.0, 1.0, 4.0, 2.0)).median()).isEqualTo(3);
  }

  @Test
  void refusesToSayAnythingOfNoWindow() {
    assertThatThrownBy(() -> new Throughput(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
