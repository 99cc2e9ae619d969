package org.zwicky.analysis.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zwicky.analysis.ValidationAnswers;

class GalleryTest {

  private static final List<String> NAMES = List.of("round", "spiral", "merger");

  /** Five images: two round, two spirals, a merger. */
  private static final int[] LABELS = {0, 0, 1, 1, 2};

  private static final float[][] FIRST = {
    {0.9f, 0.1f, 0f}, {0.9f, 0.05f, 0.05f}, {0.2f, 0.7f, 0.1f}, {0.8f, 0.2f, 0f}, {0.1f, 0.7f, 0.2f}
  };
  private static final float[][] SECOND = {
    {0.6f, 0.4f, 0f}, {0.3f, 0.7f, 0f}, {0.2f, 0.8f, 0f}, {0.1f, 0.9f, 0f}, {0f, 0.9f, 0.1f}
  };
  private static final float[][] THIRD = {
    {1f, 0f, 0f}, {1f, 0f, 0f}, {1f, 0f, 0f}, {1f, 0f, 0f}, {1f, 0f, 0f}
  };

  private static Gallery gallery(OptionalInt crowned) {
    Map<Integer, float[][]> answers = new LinkedHashMap<>();
    answers.put(7, FIRST);
    answers.put(3, SECOND);
    answers.put(5, THIRD);
    return Gallery.of(answers(answers), crowned).orElseThrow();
  }

  private static ValidationAnswers answers(Map<Integer, float[][]> probabilities) {
    return new ValidationAnswers(NAMES, LABELS, new int[] {10, 20, 30, 40, 50}, probabilities);
  }

  @Test
  void theBestImagesAreTheMostConfidentRightOnesAndTheWorstTheMostConfidentWrongOnes() {
    TrialGallery best = gallery(OptionalInt.empty()).galleries().get(0);

    assertThat(best.trial()).isEqualTo(7);
    // Images 0 and 1 are equally sure: the first in the file stands first.
    assertThat(best.overall()).isEqualTo(new Extremes(5, 3, List.of(0, 1, 2), List.of(3, 4)));
    assertThat(best.classes())
        .containsExactly(
            new Extremes(2, 2, List.of(0, 1), List.of()),
            new Extremes(2, 1, List.of(2), List.of(3)),
            new Extremes(1, 0, List.of(), List.of(4)));
  }

  @Test
  void ofEquallyUnlikelyTruthsTheMoreConfidentMistakeIsWorse() {
    float[][] rows = {
      {0.1f, 0.5f, 0.4f}, {0.1f, 0.8f, 0.1f}, {0f, 1f, 0f}, {0f, 1f, 0f}, {0f, 0f, 1f}
    };

    Gallery gallery = Gallery.of(answers(Map.of(1, rows)), OptionalInt.empty()).orElseThrow();

    assertThat(gallery.galleries().get(0).overall().worst()).containsExactly(1, 0);
  }

  @Test
  void theCrownedTrialComesFirst() {
    assertThat(gallery(OptionalInt.of(5)).trials()).containsExactly(5, 7, 3);
    assertThat(gallery(OptionalInt.of(99)).trials()).containsExactly(7, 3, 5);
  }

  @Test
  void imagesThatMostTrialsMistakeAreSuspects() {
    Gallery gallery = gallery(OptionalInt.empty());

    assertThat(gallery.voters()).isEqualTo(3);
    // 4: wrong thrice, twice as a spiral; 3: wrong twice, both as round.
    assertThat(gallery.suspects())
        .containsExactly(new Suspect(4, 3, 1, 2), new Suspect(3, 2, 0, 2));
    assertThat(gallery.suspects().get(0).agreement()).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void twoTrialsMakeNoMajorityThatCountsAsSuspicion() {
    Gallery gallery =
        Gallery.of(answers(Map.of(1, FIRST, 2, FIRST)), OptionalInt.empty()).orElseThrow();

    assertThat(gallery.suspects()).isEmpty();
    assertThat(gallery.disagreements()).isEmpty();
  }

  @Test
  void theWorseHalfOfManyTrialsIsNotAskedForSuspects() {
    Map<Integer, float[][]> answers = new LinkedHashMap<>();
    IntStream.range(0, 12).forEach(i -> answers.put(i, i < 6 ? FIRST : THIRD));

    Gallery gallery = Gallery.of(answers(answers), OptionalInt.empty()).orElseThrow();

    assertThat(gallery.voters()).isEqualTo(6);
    assertThat(gallery.suspects()).extracting(Suspect::image).containsExactly(3, 4);
  }

  /**
   * H(mean) − mean H in bits, from SciPy: entropy(P.mean(0), base=2) - mean(entropy(p, base=2)).
   */
  @Test
  void disagreementIsTheJensenShannonDivergenceOfTheProbabilities() {
    List<Disagreement> disagreements = gallery(OptionalInt.empty()).disagreements();

    assertThat(disagreements).extracting(Disagreement::image).containsExactly(4, 3, 2, 1);
    assertThat(disagreements.get(0).bits()).isCloseTo(0.804677671, within(1e-6));
    assertThat(disagreements.get(1).bits()).isCloseTo(0.551103681, within(1e-6));
    assertThat(disagreements.get(2).bits()).isCloseTo(0.550443753, within(1e-6));
    assertThat(disagreements.get(3).bits()).isCloseTo(0.443155929, within(1e-6));
  }

  @Test
  void comparisonsTellWhatOneOfTwoTrialsAloneRecognises() {
    assertThat(gallery(OptionalInt.empty()).comparisons())
        .containsExactly(
            new TrialComparison(7, 3, 1, 1, List.of(3), List.of(1)),
            new TrialComparison(7, 5, 0, 1, List.of(), List.of(2)),
            new TrialComparison(3, 5, 1, 2, List.of(1), List.of(3, 2)));
  }

  @Test
  void confusedPairsHaveTheMostConfidentMistakesOfTheFirstTrial() {
    assertThat(gallery(OptionalInt.of(5)).confused())
        .containsExactly(
            new ConfusedImages(1, 0, 2, List.of(2, 3)), new ConfusedImages(2, 0, 1, List.of(4)));
  }

  @Test
  void withoutAnswersThereIsNoGallery() {
    assertThat(Gallery.of(ValidationAnswers.NONE, OptionalInt.empty())).isEmpty();
    assertThat(Gallery.of(answers(Map.of()), OptionalInt.of(1))).isEmpty();
  }

  @Test
  void namesAllImagesThatAreShownOnceTheFirstTrialsFirst() {
    Gallery gallery = gallery(OptionalInt.empty());

    assertThat(gallery.images()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(gallery.images()).startsWith(3, 4);
    assertThat(gallery.imagesOfFirst()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }
}
