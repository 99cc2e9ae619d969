package org.zwicky.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.zwicky.space.Assignment;

class BlameFinderTest {

  private final List<Assignment> candidates = new ArrayList<>();

  BlameFinderTest() {
    for (long blocks = 1; blocks <= 5; blocks++) {
      for (long stride = 1; stride <= 2; stride++) {
        for (int i = 0; i < 10; i++) {
          candidates.add(
              new Assignment(
                  Map.of("blocks", blocks, "stride", stride, "dropout", i / 10.0, "kind", "a")));
        }
      }
    }
  }

  @Test
  void blamesOneValue() {
    assertThat(find(candidate -> candidate.integer("stride") == 2))
        .containsExactly(new Blame("stride = 2", 50, 50));
  }

  @Test
  void blamesAPairWhereOnlyBothTogetherFail() {
    assertThat(
            find(candidate -> candidate.integer("stride") == 2 && candidate.integer("blocks") == 4))
        .containsExactly(new Blame("blocks = 4 with stride = 2", 10, 10));
  }

  @Test
  void blamesABoundOfANumber() {
    assertThat(find(candidate -> candidate.integer("blocks") >= 4))
        .containsExactly(new Blame("blocks ≥ 4", 40, 40));
  }

  @Test
  void goesOnToTheNextCause() {
    assertThat(
            find(candidate -> candidate.integer("stride") == 2 || candidate.integer("blocks") == 5))
        .extracting(Blame::values)
        .containsExactly("stride = 2", "blocks = 5");
  }

  @Test
  void blamesNothingWhereNoneOrAllFail() {
    assertThat(find(candidate -> false)).isEmpty();
    assertThat(new BlameFinder(List.of(new Assignment(Map.of("x", 1L)))).find(all(1), 3)).isEmpty();
  }

  private List<Blame> find(Predicate<Assignment> fails) {
    BitSet infeasible = new BitSet();
    for (int i = 0; i < candidates.size(); i++) {
      infeasible.set(i, fails.test(candidates.get(i)));
    }
    return new BlameFinder(candidates).find(infeasible, 3);
  }

  private static BitSet all(int size) {
    BitSet set = new BitSet();
    set.set(0, size);
    return set;
  }
}
