package org.zwicky.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ScrambledSobolTest {

  @Test
  void everyCoordinateVisitsEveryPartOnce() {
    ScrambledSobol sequence = new ScrambledSobol(12, 7);
    for (int coordinate = 0; coordinate < 12; coordinate++) {
      for (int block : new int[] {0, 64, 512}) {
        Set<Integer> parts = new HashSet<>();
        for (int i = 0; i < 64; i++) {
          parts.add((int) (sequence.point(block + i)[coordinate] * 64));
        }
        assertThat(parts).hasSize(64);
      }
    }
  }

  /** The first two coordinates are a (0, 2)-sequence: Sobol 1967. */
  @Test
  void twoCoordinatesFillEveryElementaryRectangle() {
    ScrambledSobol sequence = new ScrambledSobol(2, 3);
    for (int columns = 1; columns <= 64; columns *= 2) {
      Set<Integer> cells = new HashSet<>();
      for (int i = 0; i < 64; i++) {
        double[] point = sequence.point(i);
        cells.add((int) (point[0] * columns) * 64 + (int) (point[1] * (64 / columns)));
      }
      assertThat(cells).hasSize(64);
    }
  }

  /** SciPy's scrambled points (scipy.stats.qmc.Sobol) come to 1.86e-5 to 2.08e-5. */
  @Test
  void liesMoreEvenlyThanRandomPoints() {
    for (long seed = 1; seed <= 4; seed++) {
      Random random = new Random(seed);
      assertThat(discrepancy(new ScrambledSobol(5, seed)::point)).isBetween(1.7e-5, 2.3e-5);
      assertThat(discrepancy(i -> random.doubles(5).toArray())).isGreaterThan(4e-5);
    }
  }

  @Test
  void seedsGiveDifferentPoints() {
    assertThat(new ScrambledSobol(3, 1).point(0)).isEqualTo(new ScrambledSobol(3, 1).point(0));
    assertThat(new ScrambledSobol(3, 1).point(0)).isNotEqualTo(new ScrambledSobol(3, 2).point(0));
  }

  /** The squared L2-star discrepancy of 256 points (Warnock 1972). */
  private static double discrepancy(IntFunction<double[]> points) {
    int n = 256;
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      x[i] = points.apply(i).clone();
    }
    int d = x[0].length;
    double single = 0;
    double pairs = 0;
    for (double[] a : x) {
      double product = 1;
      for (double v : a) {
        product *= (1 - v * v) / 2;
      }
      single += product;
      for (double[] b : x) {
        double overlap = 1;
        for (int k = 0; k < d; k++) {
          overlap *= 1 - Math.max(a[k], b[k]);
        }
        pairs += overlap;
      }
    }
    return Math.pow(3, -d) - 2.0 / n * single + pairs / ((double) n * n);
  }
}
