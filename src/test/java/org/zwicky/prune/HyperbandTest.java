package org.zwicky.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.prune.Curves.history;
import static org.zwicky.prune.Curves.running;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HyperbandTest {

  /** Li et al. 2018, table 1: R = 81, η = 3 gives n = 81, 34, 15, 8, 5. */
  @Test
  void hasTheSharesOfThePaper() {
    assertThat(new Hyperband(1, 81, 3, 1).shares()).containsExactly(81, 34, 15, 8, 5);
    assertThat(new Hyperband(1, 12, 3, 1).shares()).containsExactly(9, 5, 3);
    assertThat(new Hyperband(2, 2, 3, 1).shares()).containsExactly(1);
    assertThat(new Hyperband(1, 243, 3, 1).brackets()).isEqualTo(6);
  }

  @Test
  void givesEachBracketItsShareInEveryRound() {
    Brackets brackets = new Brackets(new int[] {9, 5, 3}, 42);
    for (int round = 0; round < 20; round++) {
      int first = round * 17 + 1;
      int[] of = IntStream.range(first, first + 17).map(brackets::of).toArray();
      assertThat(IntStream.of(of).filter(b -> b == 0).count()).isEqualTo(9);
      assertThat(IntStream.of(of).filter(b -> b == 1).count()).isEqualTo(5);
    }
  }

  @Test
  void drawsTheBracketsFromTheSeed() {
    int[] of =
        IntStream.rangeClosed(1, 34).map(new Brackets(new int[] {9, 5, 3}, 42)::of).toArray();

    assertThat(
            IntStream.rangeClosed(1, 34).map(new Brackets(new int[] {9, 5, 3}, 42)::of).toArray())
        .isEqualTo(of);
    assertThat(
            IntStream.rangeClosed(1, 34).map(new Brackets(new int[] {9, 5, 3}, 43)::of).toArray())
        .isNotEqualTo(of);
  }

  @Test
  void comparesWithinABracketFromItsOwnRungsOn() {
    Hyperband hyperband = new Hyperband(1, 9, 3, 7);
    Brackets brackets = new Brackets(hyperband.shares(), 7);
    int early = firstOf(brackets, 0);
    int late = firstOf(brackets, 2);
    int otherLate =
        IntStream.iterate(late + 1, i -> i + 1)
            .filter(i -> brackets.of(i) == 2)
            .findFirst()
            .orElseThrow();
    double[] good = IntStream.range(0, 9).mapToDouble(i -> 0.9).toArray();

    assertThat(
            hyperband
                .decide(history(Better.HIGHER, running(early, good)), running(late, 0.1))
                .prunes())
        .isFalse();
    assertThat(
            hyperband
                .decide(history(Better.HIGHER, running(otherLate, good)), running(late, 0.1))
                .prunes())
        .isFalse();
    assertThat(
            hyperband.decide(
                history(Better.HIGHER, running(otherLate, good)), running(late, new double[9])))
        .isEqualTo(
            Decision.prune(
                "bracket 3 of 3, rung 1 (epoch 9): best macroF1 0 is below the best, 0.9, of 2 trials"));
  }

  private static int firstOf(Brackets brackets, int bracket) {
    return IntStream.iterate(1, i -> i + 1)
        .filter(i -> brackets.of(i) == bracket)
        .findFirst()
        .orElseThrow();
  }
}
