package org.zwicky.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.Goal;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;
import org.zwicky.space.Assignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;

class TrialSplitTest {

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(new UniformParameter("x", 0, 1, OptionalDouble.empty(), Optional.empty())));

  @Test
  void ranksCompleteTrialsThenPrunedOnesByHowFarTheyCame() {
    List<Observation> trials =
        List.of(
            trial(1, Status.PRUNED, 9, 2),
            trial(2, Status.COMPLETE, 1, 5),
            trial(3, Status.FAILED, Double.NaN, 0),
            trial(4, Status.COMPLETE, 3, 5),
            trial(5, Status.PRUNED, 2, 4),
            trial(6, Status.RUNNING, Double.NaN, 0),
            trial(7, Status.PRUNED, 5, 4));
    TrialSplit split = TrialSplit.of(new History(SPACE, Goal.MAXIMIZE, trials), 0.8, 25);

    assertThat(split.good()).extracting(Observation::number).containsExactly(4, 2, 7, 5);
    assertThat(split.bad()).extracting(Observation::number).containsExactly(1, 3, 6);
  }

  @Test
  void takesATenthButNotMoreThanAllowed() {
    List<Observation> trials =
        IntStream.rangeClosed(1, 401).mapToObj(n -> trial(n, Status.COMPLETE, n, 1)).toList();

    assertThat(TrialSplit.of(new History(SPACE, Goal.MINIMIZE, trials), 0.1, 25).good())
        .hasSize(25)
        .first()
        .isEqualTo(trials.get(0));
    assertThat(
            TrialSplit.of(new History(SPACE, Goal.MINIMIZE, trials.subList(0, 11)), 0.1, 25).good())
        .hasSize(2);
  }

  @Test
  void oldTrialsWeighLess() {
    assertThat(TrialWeights.byAge(25)).hasSize(26).containsOnly(1);
    double[] weights = TrialWeights.byAge(40);
    assertThat(weights[0]).isEqualTo(1.0 / 40);
    assertThat(weights[14]).isEqualTo(1);
    assertThat(weights).isSorted();
  }

  @Test
  void goodTrialsWeighByTheirGain() {
    List<Observation> good =
        List.of(
            trial(1, Status.COMPLETE, 1, 1),
            trial(2, Status.COMPLETE, 3, 1),
            trial(3, Status.COMPLETE, 5, 1));

    assertThat(TrialWeights.byGain(good, Goal.MINIMIZE)).containsExactly(2, 1, 0, 1);
    assertThat(TrialWeights.byGain(good.subList(1, 2), Goal.MINIMIZE)).containsExactly(1, 1);
    assertThat(
            TrialWeights.byGain(
                List.of(good.get(0), trial(4, Status.PRUNED, Double.NaN, 2)), Goal.MINIMIZE))
        .containsExactly(1, 1, 1);
  }

  private static Observation trial(int number, Status status, double value, int step) {
    return new Observation(
        number, new Assignment(Map.of("x", number / 1000.0)), status, value, step);
  }
}
