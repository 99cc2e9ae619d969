package org.zwicky.search.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Sampler;
import org.zwicky.space.Assignment;

/**
 * Bayesian optimisation with a Gaussian process (Snoek, Larochelle and Adams, "Practical Bayesian
 * Optimization of Machine Learning Algorithms", 2012), for trials that are dear.
 */
public final class GpSampler implements Sampler {

  /** So many trials are spread over the space before the process takes over. */
  public static final int START_UP_TRIALS = 10;

  private static final int LEADERS = 5;

  @Override
  public Optional<Assignment> suggest(History history, RandomGenerator random) {
    Encoding encoding = new Encoding(history.space());
    Outcomes outcomes = Outcomes.of(history, encoding);
    Set<Assignment> tried = new HashSet<>();
    history.observations().stream().map(Observation::assignment).forEach(tried::add);
    if (outcomes.points().size() < START_UP_TRIALS || encoding.columns().isEmpty()) {
      List<double[]> points = new ArrayList<>(outcomes.points());
      points.addAll(outcomes.running());
      return new StartUp(encoding, random).suggest(points, tried);
    }
    double[] scores = ScoreScale.standardise(outcomes.scores());
    Points points = new Points(outcomes.points(), encoding.categorical());
    GaussianProcess process =
        new GaussianProcess(points, scores, HyperparameterFit.fit(points, scores));
    if (!outcomes.running().isEmpty()) {
      process = process.believing(outcomes.running());
    }
    double best = Arrays.stream(scores).max().orElseThrow();
    return new AcquisitionSearch(encoding, new Acquisition(process, best), random)
        .search(leaders(outcomes.points(), scores), tried);
  }

  private static List<double[]> leaders(List<double[]> points, double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
        .limit(LEADERS)
        .map(points::get)
        .toList();
  }
}
