package org.zwicky.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {

  private static double rosenbrock(double[] x, double[] gradient) {
    double inner = x[1] - x[0] * x[0];
    gradient[0] = -400 * x[0] * inner - 2 * (1 - x[0]);
    gradient[1] = 200 * inner;
    return 100 * inner * inner + (1 - x[0]) * (1 - x[0]);
  }

  private static Lbfgs in(double low, double high) {
    return new Lbfgs(new double[] {low, low}, new double[] {high, high}, 300, 1e-8);
  }

  @Test
  void followsACurvedValley() {
    Lbfgs.Minimum minimum = in(-5, 5).minimize(LbfgsTest::rosenbrock, new double[] {-1.2, 1});
    assertThat(minimum.point()).containsExactly(new double[] {1, 1}, within(1e-4));
  }

  @Test
  void stopsAtABound() {
    Lbfgs.Minimum minimum = in(-5, 0.5).minimize(LbfgsTest::rosenbrock, new double[] {-1.2, 0.4});
    assertThat(minimum.point()).containsExactly(new double[] {0.5, 0.25}, within(1e-4));
  }

  @Test
  void stepsBackFromWhereTheFunctionIsInfinite() {
    Lbfgs.Function barrier =
        (x, gradient) -> {
          gradient[0] = 2 * x[0];
          gradient[1] = 2 * x[1];
          return x[0] > 0.99 * 4 || x[0] < -0.1
              ? Double.POSITIVE_INFINITY
              : x[0] * x[0] + x[1] * x[1];
        };
    Lbfgs.Minimum minimum = in(-5, 5).minimize(barrier, new double[] {3, 3});
    assertThat(minimum.point()).containsExactly(new double[] {0, 0}, within(1e-4));
  }

  @Test
  void leavesAStartWhereTheFunctionIsInfinite() {
    Lbfgs.Minimum minimum =
        in(-5, 5).minimize((x, gradient) -> Double.POSITIVE_INFINITY, new double[] {3, 3});
    assertThat(minimum.point()).containsExactly(3, 3);
  }
}
