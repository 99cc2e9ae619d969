package org.zwicky.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;
import org.zwicky.study.Objective;

class BestSoFarTest {

  @Test
  void growsOnlyWithCompleteTrials() {
    StudyReport report =
        new StudyFixture()
            .ofCommands(new Objective("loss", Goal.MINIMIZE))
            .pruned("too slow")
            .complete(Map.of("loss", 0.5), Map.of())
            .complete(Map.of("loss", 0.7), Map.of())
            .complete(Map.of("loss", 0.2), Map.of())
            .running()
            .report();

    assertThat(BestSoFar.of(report)).extracting(BestSoFar::ended).containsExactly(1, 2, 3, 4);
    assertThat(BestSoFar.of(report))
        .extracting(BestSoFar::best)
        .containsExactly(Double.NaN, 0.5, 0.5, 0.2);
    assertThat(BestSoFar.of(report)).extracting(BestSoFar::seconds).isSorted();
  }
}
