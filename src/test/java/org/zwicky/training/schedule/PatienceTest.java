package org.zwicky.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;

class PatienceTest {

  @Test
  void countsEpochsSinceTheScoreImproved() {
    assertThat(waited(Goal.MAXIMIZE, 0, 0.5, 0.6, 0.55, 0.6)).isEqualTo(2);
    assertThat(waited(Goal.MINIMIZE, 0, 0.5, 0.6, 0.55, 0.4)).isZero();
  }

  @Test
  void smallImprovementsAddUpUntilTheyCount() {
    assertThat(waited(Goal.MAXIMIZE, 0.1, 0.5, 0.55, 0.59)).isEqualTo(2);
    assertThat(waited(Goal.MAXIMIZE, 0.1, 0.5, 0.55, 0.61)).isZero();
  }

  @Test
  void theFirstScoreThatIsDefinedImproves() {
    assertThat(waited(Goal.MAXIMIZE, 0.1, Double.NaN, Double.NaN)).isEqualTo(1);
    assertThat(waited(Goal.MAXIMIZE, 0.1, Double.NaN, 0.01)).isZero();
    assertThat(waited(Goal.MAXIMIZE, 0.1, 0.01, Double.NaN)).isEqualTo(1);
  }

  private static int waited(Goal goal, double minDelta, double... scores) {
    Patience patience = new Patience(goal, minDelta);
    for (double score : scores) {
      patience.hear(score);
    }
    return patience.waited();
  }
}
