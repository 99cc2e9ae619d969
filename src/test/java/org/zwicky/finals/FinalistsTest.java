package org.zwicky.finals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.zwicky.finals.FinalsFixtures.complete;
import static org.zwicky.finals.FinalsFixtures.trial;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.study.FinalistSettings;
import org.zwicky.study.Objective;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;

class FinalistsTest {

  private static final Objective MACRO_F1 = Objective.of(Metric.MACRO_F1);

  @Test
  void takesTheBestCompleteTrialsAndTheFirstOfEqualOnes() {
    List<Trial> trials =
        List.of(
            complete(1, 0.5),
            trial(2, TrialState.PRUNED, 0.9, 1),
            complete(3, 0.7),
            complete(4, 0.5),
            complete(5, Double.NaN));

    assertThat(Finalists.of(trials, MACRO_F1, 2)).extracting(Trial::number).containsExactly(3, 1);
    assertThat(Finalists.of(trials, MACRO_F1, 20))
        .extracting(Trial::number)
        .containsExactly(3, 1, 4);
    assertThat(Finalists.of(trials, new Objective("macroF1", Goal.MINIMIZE), 1))
        .extracting(Trial::number)
        .containsExactly(1);
  }

  @Test
  void expectsTheRetrainingToTakeAsLongAsTheTrialsTook() {
    FinalistSettings settings = new FinalistSettings(3, 3, Optional.empty());
    List<Trial> even = List.of(complete(1, 0.9), complete(2, 0.8), complete(3, 0.7));

    assertThat(Finalists.seconds(even, settings, 1)).isCloseTo(1.1 * 90 + 10, within(1e-9));
    assertThat(Finalists.seconds(even, settings, 2)).isCloseTo(1.1 * 50 + 10, within(1e-9));
    assertThat(Finalists.seconds(even, settings, 100)).isCloseTo(1.1 * 10 + 10, within(1e-9));
    assertThat(Finalists.seconds(even.subList(0, 1), settings, 1))
        .as("two more like the first")
        .isCloseTo(1.1 * 90 + 10, within(1e-9));
    assertThat(Finalists.seconds(List.of(), settings, 1)).isZero();
  }
}
