package org.zwicky.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.prune.Curves.complete;
import static org.zwicky.prune.Curves.history;
import static org.zwicky.prune.Curves.running;

import org.junit.jupiter.api.Test;

class PatientPrunerTest {

  private static final CurveHistory GOOD = history(Better.HIGHER, complete(1, 1, 1, 1, 1, 1, 1));
  private static final PatientPruner PATIENT =
      new PatientPruner(2, 0.05, new MedianPruner(1, 0, 1));

  @Test
  void sparesATrialThatGains() {
    assertThat(PATIENT.decide(GOOD, running(2, 0.1, 0.2, 0.3, 0.4)).prunes()).isFalse();
    assertThat(PATIENT.decide(GOOD, running(2, 0.3, 0.1, 0.4, 0.1)).prunes()).isFalse();
  }

  @Test
  void asksTheOtherOnceATrialStalls() {
    assertThat(PATIENT.decide(GOOD, running(2, 0.3, 0.32, 0.34)))
        .isEqualTo(
            Decision.prune(
                "no gain in 2 epochs, and epoch 3: best macroF1 0.34 is below the median, 1, of the complete trial"));
    assertThat(PATIENT.decide(GOOD, running(2, 2, 1, 1)).prunes()).as("it is good").isFalse();
  }
}
