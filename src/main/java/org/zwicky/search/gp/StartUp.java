package org.zwicky.search.gp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.zwicky.space.Assignment;

/**
 * Spreads the first trials over the space: of a block of scrambled Sobol points, the one farthest
 * from all that was tried. Distances go round the ends, or edges would be preferred.
 */
final class StartUp {

  private static final int BLOCK = 64;
  private static final int MAX_DRAWS = 4096;

  private final Encoding encoding;
  private final RandomGenerator random;

  StartUp(Encoding encoding, RandomGenerator random) {
    this.encoding = encoding;
    this.random = random;
  }

  Optional<Assignment> suggest(List<double[]> points, Set<Assignment> tried) {
    ScrambledSobol sobol = new ScrambledSobol(Math.max(1, encoding.columns().size()), random);
    Assignment farthest = null;
    double largest = -1;
    int allowed = 0;
    for (int draw = 0; draw < MAX_DRAWS && allowed < BLOCK; draw++) {
      double[] point = sobol.next();
      for (int k = 0; k < encoding.columns().size(); k++) {
        point[k] = encoding.columns().get(k).spread(point[k]);
      }
      Assignment assignment = encoding.decode(point);
      if (tried.contains(assignment) || encoding.space().broken(assignment).isPresent()) {
        continue;
      }
      allowed++;
      double distance = distance(encoding.encode(assignment).orElseThrow(), points);
      if (distance > largest) {
        largest = distance;
        farthest = assignment;
      }
    }
    return Optional.ofNullable(farthest);
  }

  private double distance(double[] point, List<double[]> points) {
    double least = Double.MAX_VALUE;
    for (double[] other : points) {
      double sum = 0;
      for (int k = 0; k < point.length; k++) {
        double difference = Math.abs(point[k] - other[k]);
        double round = Math.min(difference, 1 - difference);
        sum +=
            encoding.columns().get(k).isCategorical()
                ? (difference == 0 ? 0 : 0.25)
                : round * round;
      }
      least = Math.min(least, sum);
    }
    return least;
  }
}
