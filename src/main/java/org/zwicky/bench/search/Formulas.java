package org.zwicky.bench.search;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * The formulas of well-known test functions, as Surjanovic and Bingham's Virtual Library of
 * Simulation Experiments gives them (www.sfu.ca/~ssurjano/optimization.html).
 */
final class Formulas {

  private static final double[] HARTMANN_WEIGHTS = {1.0, 1.2, 3.0, 3.2};

  private static final double[][] HARTMANN3_SHAPES = {
    {3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}
  };

  private static final double[][] HARTMANN3_CENTRES = {
    {0.3689, 0.1170, 0.2673},
    {0.4699, 0.4387, 0.7470},
    {0.1091, 0.8732, 0.5547},
    {0.0381, 0.5743, 0.8828}
  };

  private static final double[][] HARTMANN6_SHAPES = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };

  private static final double[][] HARTMANN6_CENTRES = {
    {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
    {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
    {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
    {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
  };

  private Formulas() {}

  static double branin(double[] x) {
    double b = 5.1 / (4 * PI * PI);
    double inner = x[1] - b * x[0] * x[0] + 5 / PI * x[0] - 6;
    return inner * inner + 10 * (1 - 1 / (8 * PI)) * cos(x[0]) + 10;
  }

  static double hartmann3(double[] x) {
    return hartmann(x, HARTMANN3_SHAPES, HARTMANN3_CENTRES);
  }

  static double hartmann6(double[] x) {
    return hartmann(x, HARTMANN6_SHAPES, HARTMANN6_CENTRES);
  }

  private static double hartmann(double[] x, double[][] shapes, double[][] centres) {
    double sum = 0;
    for (int i = 0; i < HARTMANN_WEIGHTS.length; i++) {
      double exponent = 0;
      for (int j = 0; j < x.length; j++) {
        exponent += shapes[i][j] * pow(x[j] - centres[i][j], 2);
      }
      sum -= HARTMANN_WEIGHTS[i] * exp(-exponent);
    }
    return sum;
  }

  static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      sum += 100 * pow(x[i + 1] - x[i] * x[i], 2) + pow(x[i] - 1, 2);
    }
    return sum;
  }

  static double sphere(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return sum;
  }

  static double ackley(double[] x) {
    double cosines = 0;
    for (double v : x) {
      cosines += cos(2 * PI * v);
    }
    return -20 * exp(-0.2 * sqrt(sphere(x) / x.length)) - exp(cosines / x.length) + 20 + Math.E;
  }

  static double levy(double[] x) {
    double sum = pow(sin(PI * levyWeight(x[0])), 2);
    for (int i = 0; i + 1 < x.length; i++) {
      double w = levyWeight(x[i]);
      sum += pow(w - 1, 2) * (1 + 10 * pow(sin(PI * w + 1), 2));
    }
    double last = levyWeight(x[x.length - 1]);
    return sum + pow(last - 1, 2) * (1 + pow(sin(2 * PI * last), 2));
  }

  private static double levyWeight(double x) {
    return 1 + (x - 1) / 4;
  }

  static double styblinskiTang(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += pow(v, 4) - 16 * v * v + 5 * v;
    }
    return sum / 2;
  }

  static double rastrigin(double[] x) {
    double sum = 10 * x.length;
    for (double v : x) {
      sum += v * v - 10 * cos(2 * PI * v);
    }
    return sum;
  }

  static double griewank(double[] x) {
    double product = 1;
    for (int i = 0; i < x.length; i++) {
      product *= cos(x[i] / sqrt(i + 1.0));
    }
    return sphere(x) / 4000 - product + 1;
  }

  static double michalewicz(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum -= sin(x[i]) * pow(sin((i + 1) * x[i] * x[i] / PI), 20);
    }
    return sum;
  }

  static double sixHumpCamel(double[] x) {
    double a = x[0] * x[0];
    double b = x[1] * x[1];
    return (4 - 2.1 * a + a * a / 3) * a + x[0] * x[1] + (-4 + 4 * b) * b;
  }

  static double zakharov(double[] x) {
    double weighted = 0;
    for (int i = 0; i < x.length; i++) {
      weighted += 0.5 * (i + 1) * x[i];
    }
    return sphere(x) + pow(weighted, 2) + pow(weighted, 4);
  }

  /** Without the constant that brings its minimum near to 0. */
  static double schwefel(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum -= v * sin(sqrt(abs(v)));
    }
    return sum;
  }
}
