package org.zwicky.finals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.zwicky.finals.FinalsFixtures.complete;
import static org.zwicky.finals.FinalsFixtures.failed;
import static org.zwicky.finals.FinalsFixtures.retraining;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.Objective;
import org.zwicky.study.Retraining;
import org.zwicky.study.Trial;

class FinalistResultTest {

  private static final Objective MACRO_F1 = Objective.of(Metric.MACRO_F1);
  private static final List<Trial> FINALISTS = List.of(complete(1, 0.9), complete(2, 0.8));

  @Test
  void ranksByTheMeanOfTheNewSeedsAndNotByTheFirstScore() {
    List<FinalistResult> standings =
        FinalistResult.of(
            FINALISTS,
            List.of(
                retraining(1, 1, 0.6),
                retraining(1, 2, 0.8),
                retraining(2, 1, 0.7),
                retraining(2, 2, 0.75),
                retraining(3, 1, 1.0)),
            MACRO_F1);

    assertThat(standings).extracting(FinalistResult::trial).containsExactly(2, 1);
    assertThat(standings.get(1).firstScore()).isEqualTo(0.9);
    assertThat(standings.get(1).mean()).isCloseTo(0.7, within(1e-12));
    assertThat(standings.get(1).deviation()).isCloseTo(0.1 * Math.sqrt(2), within(1e-12));
  }

  @Test
  void putsOneThatFailedWithASeedBehindThoseThatDidNot() {
    List<FinalistResult> standings =
        FinalistResult.of(
            FINALISTS,
            List.of(
                retraining(1, 1, 0.99), failed(1, 2), retraining(2, 1, 0.5), retraining(2, 2, 0.5)),
            MACRO_F1);

    assertThat(standings).extracting(FinalistResult::trial).containsExactly(2, 1);
    assertThat(standings.get(1).deviation()).isNaN();
  }

  @Test
  void namesTheBestSeedFirst() {
    List<Retraining> both = List.of(retraining(1, 1, 0.6), retraining(1, 2, 0.8));

    assertThat(FinalistResult.of(FINALISTS, both, MACRO_F1).get(0).complete())
        .extracting(each -> each.model().seedIndex())
        .containsExactly(2, 1);
    assertThat(
            FinalistResult.of(FINALISTS, both, new Objective("macroF1", Goal.MINIMIZE))
                .get(0)
                .complete())
        .extracting(each -> each.model().seedIndex())
        .containsExactly(1, 2);
  }
}
