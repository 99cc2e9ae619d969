package org.zwicky.search.gp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.zwicky.space.Assignment;

/**
 * Looks for the assignment that promises the largest improvement: rates points spread over the
 * whole space and points near the best ones so far, climbs from the most promising of them, and
 * takes the highest end that may be proposed.
 */
final class AcquisitionSearch {

  private static final int SPREAD = 2048;
  private static final int MAX_DRAWS = 8 * SPREAD;
  private static final int CLIMBS = 10;
  private static final int NEAR = 40;
  private static final double[] DISTANCES = {0.1, 0.01, 0.001};

  private final Encoding encoding;
  private final Acquisition acquisition;
  private final RandomGenerator random;

  AcquisitionSearch(Encoding encoding, Acquisition acquisition, RandomGenerator random) {
    this.encoding = encoding;
    this.acquisition = acquisition;
    this.random = random;
  }

  /**
   * The most promising assignment.
   *
   * @param leaders points of the best trials so far, best first
   * @param allowed whether an assignment may be proposed
   * @return empty if nothing that was looked at may be
   */
  Optional<Assignment> search(List<double[]> leaders, Predicate<Assignment> allowed) {
    List<Candidate> spread = rated(spread());
    List<Candidate> near = rated(near(leaders));
    LocalSearch localSearch = new LocalSearch(encoding, acquisition);
    List<Candidate> candidates = new ArrayList<>();
    for (Candidate start : starts(spread, near)) {
      candidates.add(localSearch.climb(start));
    }
    candidates.sort(Comparator.comparingDouble(Candidate::value).reversed());
    candidates.addAll(near);
    candidates.addAll(spread);
    return candidates.stream()
        .map(candidate -> encoding.decode(candidate.point()))
        .filter(allowed)
        .findFirst();
  }

  /** The best of both kinds, and others by lot, the likelier the more they promise. */
  private List<Candidate> starts(List<Candidate> spread, List<Candidate> near) {
    List<Candidate> starts = new ArrayList<>();
    near.stream().limit(CLIMBS / 3).forEach(starts::add);
    spread.stream().limit(1).forEach(starts::add);
    // Adding Gumbel noise to logarithms of weights and sorting draws by weight (Efraimidis 2006).
    spread.stream()
        .skip(1)
        .map(
            candidate ->
                new Candidate(
                    candidate.point(),
                    candidate.value() - Math.log(-Math.log(1 - random.nextDouble()))))
        .sorted(Comparator.comparingDouble(Candidate::value).reversed())
        .limit(CLIMBS - starts.size())
        .forEach(drawn -> starts.addAll(rated(List.of(drawn.point()))));
    return starts;
  }

  private List<Candidate> rated(List<double[]> points) {
    double[] values = acquisition.values(points);
    List<Candidate> rated = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      rated.add(new Candidate(points.get(i), values[i]));
    }
    rated.sort(Comparator.comparingDouble(Candidate::value).reversed());
    return rated;
  }

  private List<double[]> spread() {
    DigitallyShiftedSobol sobol = new DigitallyShiftedSobol(encoding.columns().size(), random);
    List<double[]> points = new ArrayList<>();
    for (int draw = 0; draw < MAX_DRAWS && points.size() < SPREAD; draw++) {
      double[] point = sobol.next();
      for (int k = 0; k < point.length; k++) {
        point[k] = encoding.columns().get(k).spread(point[k]);
      }
      addIfAllowed(point, points);
      if (draw >= SPREAD && points.size() > SPREAD / 8) {
        break;
      }
    }
    return points;
  }

  private List<double[]> near(List<double[]> leaders) {
    List<double[]> points = new ArrayList<>();
    for (double[] leader : leaders) {
      for (int i = 0; i < NEAR; i++) {
        double distance = DISTANCES[i % DISTANCES.length];
        double[] point = leader.clone();
        for (int k = 0; k < point.length; k++) {
          Column column = encoding.columns().get(k);
          if (column.isContinuous() || random.nextInt(point.length) == 0) {
            point[k] = column.perturb(point[k], distance, random);
          }
        }
        addIfAllowed(point, points);
      }
    }
    return points;
  }

  private void addIfAllowed(double[] point, List<double[]> points) {
    Assignment assignment = encoding.decode(point);
    if (encoding.space().broken(assignment).isEmpty()) {
      points.add(encoding.encode(assignment).orElseThrow());
    }
  }
}
