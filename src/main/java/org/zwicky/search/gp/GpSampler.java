package org.zwicky.search.gp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.zwicky.search.History;
import org.zwicky.search.Sampler;
import org.zwicky.search.SobolSampler;
import org.zwicky.search.UntriedAssignments;
import org.zwicky.space.Assignment;

/**
 * Bayesian optimisation (Snoek, Larochelle and Adams, "Practical Bayesian Optimization of Machine
 * Learning Algorithms", 2012): a Gaussian process says of every assignment what to expect and how
 * sure that is, and the one that promises the largest improvement is next. Trials that are running
 * count as if they had ended as expected, so that parallel suggestions differ. For trials that are
 * dear, up to a few hundred of them, and up to some twenty parameters.
 */
public final class GpSampler implements Sampler {

  /** So many results of scrambled Sobol points come before the process takes over. */
  public static final int START_UP_TRIALS = 10;

  private static final int LEADERS = 5;

  private final Sampler startUp;

  /**
   * @param seed of the first trials' scrambling; the same for all suggestions of a study
   */
  public GpSampler(long seed) {
    this.startUp = new SobolSampler(seed);
  }

  @Override
  public Optional<Assignment> suggest(History history, RandomGenerator random) {
    Encoding encoding = new Encoding(history.space());
    Outcomes outcomes = Outcomes.of(history, encoding);
    int dimensions = encoding.columns().size();
    if (outcomes.points().size() < START_UP_TRIALS
        || dimensions == 0
        || dimensions > DigitallyShiftedSobol.MAX_DIMENSIONS) {
      return startUp.suggest(history, random);
    }
    double[] scores = ScoreScale.standardise(outcomes.scores());
    Points points = new Points(outcomes.points(), encoding.categorical());
    GaussianProcess process =
        new GaussianProcess(points, scores, HyperparameterFit.fit(points, scores));
    double best = process.highestMean();
    if (!outcomes.running().isEmpty()) {
      process = process.believing(outcomes.running());
    }
    UntriedAssignments untried = new UntriedAssignments(history);
    return new AcquisitionSearch(encoding, new Acquisition(process, best), random)
        .search(leaders(outcomes.points(), scores), untried::allows)
        .or(() -> untried.atRandom(random));
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
