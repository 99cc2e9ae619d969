package org.zwicky.training.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zwicky.candidate.training.Symmetries;

class SymmetryTest {

  private static final float[] SQUARE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Test
  void dihedralGivesEightDifferentImages() {
    List<Symmetry> all = Symmetry.of(Symmetries.DIHEDRAL, true);

    assertThat(all.stream().map(symmetry -> Arrays.toString(applied(symmetry, SQUARE))))
        .hasSize(8)
        .doesNotHaveDuplicates();
  }

  @Test
  void mirrorLeavesTheTopAtTheTop() {
    assertThat(
            Symmetry.of(Symmetries.MIRROR, false).stream()
                .map(symmetry -> Arrays.toString(applied(symmetry, SQUARE))))
        .containsExactly(
            "[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]",
            "[3.0, 2.0, 1.0, 6.0, 5.0, 4.0, 9.0, 8.0, 7.0]");
  }

  @Test
  void flipGivesTheFourMirrorings() {
    assertThat(
            Symmetry.of(Symmetries.FLIP, true).stream()
                .map(symmetry -> Arrays.toString(applied(symmetry, SQUARE))))
        .containsExactlyInAnyOrder(
            "[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]",
            "[3.0, 2.0, 1.0, 6.0, 5.0, 4.0, 9.0, 8.0, 7.0]",
            "[7.0, 8.0, 9.0, 4.0, 5.0, 6.0, 1.0, 2.0, 3.0]",
            "[9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]");
  }

  @Test
  void turnsAndTransposesAreWhatTheirNamesSay() {
    assertThat(applied(Symmetry.TRANSPOSE, SQUARE)).containsExactly(1, 4, 7, 2, 5, 8, 3, 6, 9);
    assertThat(applied(Symmetry.ANTI_TRANSPOSE, SQUARE)).containsExactly(9, 6, 3, 8, 5, 2, 7, 4, 1);
    float[] quarter = applied(Symmetry.QUARTER_TURN, SQUARE);
    assertThat(applied(Symmetry.QUARTER_TURN, quarter))
        .isEqualTo(applied(Symmetry.HALF_TURN, SQUARE));
    assertThat(applied(Symmetry.THREE_QUARTER_TURN, quarter)).isEqualTo(SQUARE);
  }

  @Test
  void imagesThatAreNotSquareKeepTheirShape() {
    assertThat(Symmetry.of(Symmetries.DIHEDRAL, false))
        .isEqualTo(Symmetry.of(Symmetries.FLIP, true));
    float[] target = new float[6];
    Symmetry.MIRROR.apply(new float[] {1, 2, 3, 4, 5, 6}, target, 1, 2, 3);
    assertThat(target).containsExactly(3, 2, 1, 6, 5, 4);
  }

  @Test
  void transformsEachChannelAlike() {
    float[] target = new float[8];
    Symmetry.UPSIDE_DOWN.apply(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, target, 2, 2, 2);
    assertThat(target).containsExactly(3, 4, 1, 2, 7, 8, 5, 6);
  }

  @Test
  void picksAllEquallyOften() {
    List<Symmetry> all = Symmetry.of(Symmetries.DIHEDRAL, true);
    SplittableRandom random = new SplittableRandom(3);
    Map<Symmetry, Integer> picks = new EnumMap<>(Symmetry.class);
    for (int i = 0; i < 8000; i++) {
      picks.merge(Symmetry.pick(all, random), 1, Integer::sum);
    }

    assertThat(picks).hasSize(8);
    assertThat(picks.values()).allSatisfy(count -> assertThat(count).isBetween(850, 1150));
  }

  @Test
  void noAugmentationIsTheImageItself() {
    assertThat(Symmetry.of(Symmetries.NONE, true)).containsExactly(Symmetry.IDENTITY);
  }

  private static float[] applied(Symmetry symmetry, float[] image) {
    float[] target = new float[image.length];
    symmetry.apply(image, target, 1, 3, 3);
    return target;
  }
}
