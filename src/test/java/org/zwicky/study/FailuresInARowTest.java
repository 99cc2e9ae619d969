package org.zwicky.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zwicky.study.StudyFixtures.completed;
import static org.zwicky.study.StudyFixtures.request;

import org.junit.jupiter.api.Test;

class FailuresInARowTest {

  private static final TrialOutcome FAILED =
      new TrialOutcome.Failed("the worker crashed", FailureKind.CRASHED);
  private static final TrialOutcome DIVERGED =
      new TrialOutcome.Failed("diverged at epoch 1", FailureKind.DIVERGED);

  private final FailuresInARow condition = new FailuresInARow(3);
  private int trial;

  @Test
  void endsASweepAfterSoManyFailures() {
    end(FAILED, FAILED);
    assertThat(condition.terminate(null)).isFalse();

    end(FAILED);

    assertThat(condition.terminate(null)).isTrue();
    assertThat(condition.diagnosis())
        .contains(new FailuresInARow.Diagnosis(3, 3, "the worker crashed"));
  }

  @Test
  void countsOnlyWhatFollowsOneAnother() {
    end(FAILED, FAILED, completed(), FAILED, FAILED, new TrialOutcome.Pruned("low"), FAILED);

    assertThat(condition.terminate(null)).isFalse();
  }

  @Test
  void takesDivergenceForAResult() {
    end(DIVERGED, DIVERGED, DIVERGED, FAILED, FAILED, DIVERGED, FAILED);

    assertThat(condition.terminate(null)).isFalse();
  }

  @Test
  void leavesInterruptedTrialsOut() {
    end(FAILED, FAILED, new TrialOutcome.Interrupted());
    assertThat(condition.terminate(null)).isFalse();
    end(FAILED);
    assertThat(condition.terminate(null)).isTrue();
  }

  @Test
  void isNotLiftedByATrialThatWasUnderWay() {
    end(FAILED, FAILED, FAILED, completed(), FAILED);

    assertThat(condition.terminate(null)).isTrue();
    assertThat(condition.diagnosis().orElseThrow().trial()).isEqualTo(3);
  }

  @Test
  void needsARunnerThatTellsWhyTrialsFail() {
    assertThatThrownBy(() -> condition.initialize(null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void end(TrialOutcome... outcomes) {
    for (TrialOutcome outcome : outcomes) {
      condition.onOutcome(request("x", ++trial), outcome);
    }
  }
}
