package org.zwicky.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;
import org.zwicky.space.Assignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;

class OutcomesTest {

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(new UniformParameter("x", 0, 100, OptionalDouble.empty(), Optional.empty())));

  private final List<Observation> observations = new ArrayList<>();

  private void add(Status status, double value) {
    Assignment assignment = new Assignment(Map.of("x", (double) observations.size()));
    observations.add(new Observation(observations.size() + 1, assignment, status, value, 1));
  }

  private Outcomes outcomes(Goal goal) {
    return Outcomes.of(new History(SPACE, goal, observations), new Encoding(SPACE));
  }

  @Test
  void takesAFailureForTheWorstAndAPrunedTrialForNoBetterThanTheMedian() {
    add(Status.COMPLETE, 1);
    add(Status.COMPLETE, 2);
    add(Status.COMPLETE, 5);
    add(Status.FAILED, Double.NaN);
    add(Status.PRUNED, 0.5);
    add(Status.PRUNED, 4);
    add(Status.RUNNING, Double.NaN);
    Outcomes outcomes = outcomes(Goal.MINIMIZE);
    assertThat(outcomes.scores()).containsExactly(-1, -2, -5, -5, -2, -4);
    assertThat(outcomes.running()).hasSize(1);
  }

  @Test
  void takesInfiniteValuesForTheWorstAndBestFiniteOnesAndPassesOverNaN() {
    add(Status.COMPLETE, Double.NEGATIVE_INFINITY);
    add(Status.COMPLETE, 3);
    add(Status.COMPLETE, Double.NaN);
    add(Status.COMPLETE, 7);
    add(Status.COMPLETE, Double.POSITIVE_INFINITY);
    assertThat(outcomes(Goal.MAXIMIZE).scores()).containsExactly(3, 3, 7, 7);
  }

  @Test
  void standardisesWithoutChangingTheOrder() {
    double[] scores = {-1e6, -3, 0.1, -40, 0.2, -2e4};
    double[] scaled = ScoreScale.standardise(scores);
    assertThat(Arrays.stream(scaled).average().orElseThrow()).isCloseTo(0, within(1e-12));
    assertThat(Arrays.stream(scaled).map(score -> score * score).average().orElseThrow())
        .isCloseTo(1, within(1e-12));
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        assertThat(Double.compare(scaled[i], scaled[j]))
            .isEqualTo(Double.compare(scores[i], scores[j]));
      }
    }
  }

  @Test
  void standardisesEqualScoresToNothing() {
    assertThat(ScoreScale.standardise(new double[] {1e300, 1e300, 1e300})).containsOnly(0);
  }
}
