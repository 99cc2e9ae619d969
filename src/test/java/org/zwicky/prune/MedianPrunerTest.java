package org.zwicky.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.prune.Curves.complete;
import static org.zwicky.prune.Curves.history;
import static org.zwicky.prune.Curves.running;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianPrunerTest {

  private static final MedianPruner MEDIAN = new MedianPruner(2, 1, 1);
  private static final CurveHistory TWO =
      history(Better.HIGHER, complete(1, 0.1, 0.3, 0.4), complete(2, 0.2, 0.5, 0.6));

  /** The median of 0.3 and 0.5 is 0.4. */
  @Test
  void stopsATrialWhoseBestIsWorseThanTheMedian() {
    assertThat(MEDIAN.decide(TWO, running(3, 0.1, 0.39)))
        .isEqualTo(
            Decision.prune(
                "epoch 2: best macroF1 0.39 is below the median, 0.4, of 2 complete trials"));
    assertThat(MEDIAN.decide(TWO, running(3, 0.1, 0.4)).prunes()).isFalse();
    assertThat(MEDIAN.decide(TWO, running(3, 0.41, 0.1)).prunes()).as("its best").isFalse();
  }

  @Test
  void stopsAboveTheMedianWhereLessIsBetter() {
    CurveHistory losses =
        history(Better.LOWER, complete(1, 2, 1), complete(2, 2, 3), complete(4, 2, 9));

    assertThat(MEDIAN.decide(losses, running(3, 5, 3.5)).reason())
        .contains("best macroF1 3.5 is above the median, 3, of 3 complete trials");
    assertThat(MEDIAN.decide(losses, running(3, 5, 3)).prunes()).isFalse();
  }

  @Test
  void waitsForTheWarmUpAndForCompleteTrials() {
    assertThat(MEDIAN.decide(TWO, running(3, 0.0)))
        .isEqualTo(Decision.goOn("epoch 1 is within the warm-up"));
    assertThat(
            MEDIAN.decide(
                history(Better.HIGHER, complete(1, 1, 1), running(2, 1, 1)), running(3, 0, 0)))
        .isEqualTo(Decision.goOn("1 of 2 start-up trials are complete"));
  }

  @Test
  void passesOverCompleteTrialsThatEndedBefore() {
    assertThat(MEDIAN.decide(TWO, running(3, 0, 0.9, 0.9, 0)))
        .isEqualTo(Decision.goOn("no complete trial measured epoch 4"));
  }

  @Test
  void decidesOnceAnInterval() {
    CurveHistory good =
        history(Better.HIGHER, complete(1, 1, 1, 1, 1, 1, 1, 1), complete(2, 1, 1, 1, 1, 1, 1, 1));
    MedianPruner everyThird = new MedianPruner(1, 1, 3);

    assertThat(
            IntStream.rangeClosed(1, 7)
                .filter(n -> everyThird.decide(good, running(3, new double[n])).prunes()))
        .containsExactly(2, 5);
  }
}
