package org.zwicky.search.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zwicky.space.Assignment;

/**
 * Climbs the acquisition function from a point: continuous coordinates by gradient, all together
 * and in units of their length scales, then each other coordinate by trying its neighbours, until
 * neither helps. Never ends where a constraint is broken.
 */
final class LocalSearch {

  private static final int MAX_ROUNDS = 5;
  private static final int MAX_EVALUATIONS = 60;
  private static final double TOLERANCE = 1e-3;
  private static final int MAX_HALVINGS = 10;

  private final Encoding encoding;
  private final Acquisition acquisition;

  LocalSearch(Encoding encoding, Acquisition acquisition) {
    this.encoding = encoding;
    this.acquisition = acquisition;
  }

  /**
   * The highest point that it reaches.
   *
   * @param start a canonical point that breaks no constraint
   */
  Candidate climb(Candidate start) {
    Candidate here = start;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Candidate before = here;
      here = climbByGradient(here);
      Candidate between = here;
      for (int k = 0; k < encoding.columns().size(); k++) {
        here = bestNeighbour(here, k);
      }
      if (here.equals(between) || here.value() <= before.value()) {
        break;
      }
    }
    return here;
  }

  private Candidate climbByGradient(Candidate start) {
    int[] free = free(encoding.decode(start.point()));
    if (free.length == 0) {
      return start;
    }
    double[] scales = Arrays.stream(free).mapToDouble(acquisition::lengthScale).toArray();
    double[] high = Arrays.stream(scales).map(scale -> 1 / scale).toArray();
    double[] scaled = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      scaled[i] = start.point()[free[i]] / scales[i];
    }
    double[] point = start.point().clone();
    double[] gradient = new double[point.length];
    Lbfgs.Minimum minimum =
        new Lbfgs(new double[free.length], high, MAX_EVALUATIONS, TOLERANCE)
            .minimize(
                (at, slope) -> {
                  for (int i = 0; i < free.length; i++) {
                    point[free[i]] = at[i] * scales[i];
                  }
                  double value = acquisition.value(point, gradient);
                  for (int i = 0; i < free.length; i++) {
                    slope[i] = -gradient[free[i]] * scales[i];
                  }
                  return -value;
                },
                scaled);
    for (int i = 0; i < free.length; i++) {
      point[free[i]] = encoding.columns().get(free[i]).round(minimum.point()[i] * scales[i]);
    }
    return withdraw(start, new Candidate(point, -minimum.value()));
  }

  /** The reached point, or where it breaks a constraint one on the way to it that is higher. */
  private Candidate withdraw(Candidate start, Candidate reached) {
    if (encoding.space().constraints().isEmpty()) {
      return reached.value() > start.value() ? reached : start;
    }
    Candidate candidate = reached;
    for (int halving = 0; halving < MAX_HALVINGS; halving++) {
      if (candidate.value() > start.value() && isAllowed(candidate.point())) {
        return candidate;
      }
      double[] middle = candidate.point().clone();
      for (int k = 0; k < middle.length; k++) {
        middle[k] = (middle[k] + start.point()[k]) / 2;
      }
      candidate = new Candidate(middle, acquisition.values(List.of(middle))[0]);
    }
    return start;
  }

  private Candidate bestNeighbour(Candidate start, int k) {
    Column column = encoding.columns().get(k);
    if (column.isContinuous() || !encoding.isActive(k, encoding.decode(start.point()))) {
      return start;
    }
    List<double[]> neighbours = new ArrayList<>();
    for (double coordinate : column.neighbours(start.point()[k])) {
      double[] point = start.point().clone();
      point[k] = coordinate;
      double[] canonical = encoding.canonical(point);
      if (isAllowed(canonical)) {
        neighbours.add(canonical);
      }
    }
    double[] values = acquisition.values(neighbours);
    Candidate best = start;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > best.value()) {
        best = new Candidate(neighbours.get(i), values[i]);
      }
    }
    return best;
  }

  private int[] free(Assignment assignment) {
    List<Integer> free = new ArrayList<>();
    for (int k = 0; k < encoding.columns().size(); k++) {
      if (encoding.columns().get(k).isContinuous() && encoding.isActive(k, assignment)) {
        free.add(k);
      }
    }
    return free.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean isAllowed(double[] point) {
    return encoding.space().constraints().isEmpty()
        || encoding.space().broken(encoding.decode(point)).isEmpty();
  }
}
