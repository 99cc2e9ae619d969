package org.zwicky.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.prune.Curves.history;
import static org.zwicky.prune.Curves.running;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {

  private static final SuccessiveHalving ASHA = new SuccessiveHalving(1, 3);

  @Test
  void letsTheFirstTrialAtARungGoOn() {
    assertThat(ASHA.decide(history(Better.HIGHER), running(1, 0.1)))
        .isEqualTo(
            Decision.goOn(
                "rung 1 (epoch 1): best macroF1 0.1 is not below the best, 0.1, of 1 trial"));
  }

  @Test
  void keepsOnlyTheBestWhileFewHaveCome() {
    CurveHistory one = history(Better.HIGHER, running(1, 0.42));

    assertThat(ASHA.decide(one, running(2, 0.31)))
        .isEqualTo(
            Decision.prune(
                "rung 1 (epoch 1): best macroF1 0.31 is below the best, 0.42, of 2 trials"));
    assertThat(ASHA.decide(one, running(2, 0.43)).prunes()).isFalse();
    assertThat(ASHA.decide(one, running(2, 0.42)).prunes()).as("a tie").isFalse();
  }

  /** Of seven the best two go on: 7 / 3 = 2. */
  @Test
  void keepsTheTopShareOfThoseThatReachedTheRung() {
    Curve[] six =
        IntStream.rangeClosed(1, 6)
            .mapToObj(trial -> running(trial, 0, 0, trial / 10.0))
            .toArray(Curve[]::new);

    assertThat(ASHA.decide(history(Better.HIGHER, six), running(7, 0, 0, 0.45)))
        .isEqualTo(
            Decision.prune(
                "rung 2 (epoch 3): best macroF1 0.45 is below the top third, 0.5, of 7 trials"));
    assertThat(ASHA.decide(history(Better.HIGHER, six), running(7, 0, 0, 0.55)).prunes()).isFalse();
    assertThat(ASHA.decide(history(Better.LOWER, six), running(7, 0.9, 0.9, 0.45)).reason())
        .contains("above the top third, 0, of 7 trials");
  }

  @Test
  void countsTheBestValueUpToTheRungOfEveryTrial() {
    Curve fellBack = running(1, 0.5, 0.6, 0.2);

    assertThat(ASHA.decide(history(Better.HIGHER, fellBack), running(2, 0.1, 0.1, 0.55)).prunes())
        .isTrue();
    assertThat(ASHA.decide(history(Better.HIGHER, fellBack), running(2, 0.65, 0.1, 0.1)).prunes())
        .isFalse();
  }

  @Test
  void doesNotLookAtWhatOthersMeasuredAfterTheRung() {
    Curve later = running(1, 0.3, 0.4, 0.4, 0.9, 0.9);

    assertThat(ASHA.decide(history(Better.HIGHER, later), running(2, 0.3, 0.3, 0.5)).prunes())
        .isFalse();
  }

  @Test
  void decidesAtRungsOnly() {
    Curve good = running(1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9);

    assertThat(
            IntStream.rangeClosed(1, 9)
                .filter(
                    epochs ->
                        ASHA.decide(history(Better.HIGHER, good), running(2, new double[epochs]))
                            .prunes()))
        .containsExactly(1, 3, 9);
  }

  @Test
  void judgesEveryRungThatAReportPasses() {
    Curve others = running(1, 0.1, 0.2, 0.6);
    Curve skipping = Curve.of(2).with(5, 0.5);

    assertThat(ASHA.decide(history(Better.HIGHER, others), skipping))
        .isEqualTo(
            Decision.prune(
                "rung 2 (epoch 3): best macroF1 0.5 is below the best, 0.6, of 2 trials"));
    assertThat(ASHA.decide(history(Better.HIGHER, skipping), running(1, 0.1, 0.2, 0.6)).prunes())
        .isFalse();
  }

  @Test
  void tellsNearScoresApart() {
    assertThat(ASHA.decide(history(Better.HIGHER, running(1, 0.42004)), running(2, 0.42001)))
        .extracting(Decision::reason)
        .asString()
        .contains("0.42001 is below the best, 0.42004,");
  }
}
