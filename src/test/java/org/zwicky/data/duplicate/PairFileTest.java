package org.zwicky.data.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairFileTest {

  private static final List<DuplicatePair> PAIRS =
      List.of(new DuplicatePair(1, 2, false, 0.75), new DuplicatePair(3, 9, true, 1.0 / 3));

  @TempDir Path directory;

  private final AtomicInteger searches = new AtomicInteger();

  @Test
  void searchesOnce() {
    assertThat(pairs(PAIRS)).isEqualTo(PAIRS);
    assertThat(pairs(PAIRS)).isEqualTo(PAIRS);
    assertThat(searches).hasValue(1);
  }

  @Test
  void remembersThatThereAreNone() {
    assertThat(pairs(List.of())).isEmpty();
    assertThat(pairs(List.of())).isEmpty();
    assertThat(searches).hasValue(1);
  }

  @Test
  void searchesAgainWhereTheFileIsDamaged() throws IOException {
    pairs(PAIRS);
    Files.writeString(
        directory.resolve("images.pixels.duplicates"), "first,second,turned,correlation\n1,x");

    assertThat(pairs(PAIRS)).isEqualTo(PAIRS);
    assertThat(searches).hasValue(2);
  }

  @Test
  void findsThemAlsoWhereNothingCanBeKept() {
    PairFile nowhere = new PairFile(directory.resolve("none").resolve("images.pixels"));

    assertThat(nowhere.pairs(() -> PAIRS)).isEqualTo(PAIRS);
  }

  private List<DuplicatePair> pairs(List<DuplicatePair> found) {
    return new PairFile(directory.resolve("images.pixels"))
        .pairs(
            () -> {
              searches.incrementAndGet();
              return found;
            });
  }
}
