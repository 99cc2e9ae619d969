package org.zwicky.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zwicky.bench.search.SearchResult;
import org.zwicky.bench.search.TestFunction;
import org.zwicky.bench.search.TestFunctions;
import org.zwicky.metric.Goal;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;
import org.zwicky.search.RandomSampler;
import org.zwicky.space.Assignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;

class TpeSamplerTest {

  private static final SearchSpace LINE =
      new SearchSpace(
          List.of(new UniformParameter("x", 0, 1, OptionalDouble.empty(), Optional.empty())));

  @Test
  void comesMuchNearerToMinimaThanRandomDraws() {
    for (String name : List.of("Branin", "Sphere10", "ConvolutionLike")) {
      TestFunction function = TestFunctions.named(name).orElseThrow();
      double tpe = SearchResult.of(TpeSampler::new, function, 100, 5).medianRegret();
      double random = SearchResult.of(seed -> new RandomSampler(), function, 100, 5).medianRegret();

      assertThat(tpe).as(name).isLessThan(0.5 * random);
    }
  }

  @Test
  void keepsAwayFromWhatRunsNow() {
    List<Observation> trials = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      double x = i / 31.0;
      trials.add(observation(i, x, Status.COMPLETE, Math.abs(x - 0.5)));
    }
    double alone = meanDistance(trials);
    for (int i = 31; i <= 40; i++) {
      trials.add(observation(i, 0.5 + (i - 35.5) / 1e3, Status.RUNNING, Double.NaN));
    }

    assertThat(meanDistance(trials)).isGreaterThan(1.5 * alone);
  }

  private static double meanDistance(List<Observation> trials) {
    double sum = 0;
    for (int seed = 0; seed < 50; seed++) {
      Assignment suggestion =
          new TpeSampler(1)
              .suggest(new History(LINE, Goal.MINIMIZE, trials), new SplittableRandom(seed))
              .orElseThrow();
      sum += Math.abs(suggestion.decimal("x") - 0.5);
    }
    return sum / 50;
  }

  private static Observation observation(int number, double x, Status status, double value) {
    return new Observation(number, new Assignment(Map.of("x", x)), status, value, 1);
  }
}
