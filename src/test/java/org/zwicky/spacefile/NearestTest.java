package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> KNOWN =
      List.of("l2", "learningRate", "validation", "pool", "kernel", "maximize", "updater");

  @ParameterizedTest
  @CsvSource({
    "learning_rate, learningRate",
    "lr, learningRate",
    "maxpool, pool",
    "optimizer, updater",
    "valid, validation",
    "kernelSize, kernel",
    "max, maximize",
    "L2, l2",
    "l1, l2"
  })
  void findsWhatWasMeant(String word, String meant) {
    assertThat(Nearest.to(word, KNOWN)).hasValue(meant);
  }

  @Test
  void doesNotGuessWhatIsNotThere() {
    assertThat(Nearest.to("lr", List.of("units"))).isEmpty();
    assertThat(Nearest.to("colour", KNOWN)).isEmpty();
  }
}
