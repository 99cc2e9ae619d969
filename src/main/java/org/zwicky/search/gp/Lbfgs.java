package org.zwicky.search.gp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth function in a box: limited-memory BFGS (Nocedal and Wright, "Numerical
 * Optimization", 2006, algorithm 7.4) on the coordinates that are not held at a bound, with steps
 * projected into the box. Commons Math has no minimiser that uses gradients and keeps bounds.
 */
final class Lbfgs {

  /** A function with its gradient. */
  @FunctionalInterface
  interface Function {

    /**
     * The value at a point; may be infinite.
     *
     * @param gradient receives the derivatives
     */
    double evaluate(double[] point, double[] gradient);
  }

  /** Where a search ended. */
  record Minimum(double[] point, double value) {}

  private static final int MEMORY = 8;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final int MAX_HALVINGS = 12;

  private final double[] low;
  private final double[] high;
  private final int maxEvaluations;
  private final double tolerance;

  /**
   * @param low smallest value of each coordinate
   * @param high largest value of each coordinate
   * @param maxEvaluations about how often the function may be asked
   * @param tolerance of the projected gradient's largest component
   */
  Lbfgs(double[] low, double[] high, int maxEvaluations, double tolerance) {
    this.low = low;
    this.high = high;
    this.maxEvaluations = maxEvaluations;
    this.tolerance = tolerance;
  }

  private record Pair(double[] step, double[] change, double curvature) {}

  /** Descends from a start in the box. */
  Minimum minimize(Function function, double[] start) {
    int n = start.length;
    double[] point = start.clone();
    double[] gradient = new double[n];
    double value = function.evaluate(point, gradient);
    int evaluations = 1;
    Deque<Pair> memory = new ArrayDeque<>();
    while (evaluations < maxEvaluations && Double.isFinite(value)) {
      boolean[] held = new boolean[n];
      double largest = 0;
      for (int k = 0; k < n; k++) {
        held[k] =
            (point[k] <= low[k] && gradient[k] > 0) || (point[k] >= high[k] && gradient[k] < 0);
        largest = held[k] ? largest : Math.max(largest, Math.abs(gradient[k]));
      }
      if (largest <= tolerance) {
        break;
      }
      double[] direction = direction(gradient, held, memory);
      double descent = dot(direction, gradient);
      if (!(descent < 0)) {
        memory.clear();
        direction = direction(gradient, held, memory);
      }
      double step = memory.isEmpty() ? firstStep(direction) : 1;
      double[] next = new double[n];
      double[] nextGradient = new double[n];
      double nextValue = Double.POSITIVE_INFINITY;
      boolean decreased = false;
      for (int halving = 0; halving < MAX_HALVINGS && evaluations < maxEvaluations; halving++) {
        double predicted = 0;
        for (int k = 0; k < n; k++) {
          next[k] = Math.min(high[k], Math.max(low[k], point[k] + step * direction[k]));
          predicted += gradient[k] * (next[k] - point[k]);
        }
        nextValue = function.evaluate(next, nextGradient);
        evaluations++;
        decreased = nextValue <= value + SUFFICIENT_DECREASE * predicted && predicted < 0;
        if (decreased) {
          break;
        }
        step *= shrinkage(value, nextValue, predicted);
      }
      if (!decreased) {
        if (memory.isEmpty()) {
          break;
        }
        memory.clear();
        continue;
      }
      remember(memory, point, next, gradient, nextGradient);
      boolean stalled = value - nextValue <= 1e-10 * Math.max(1, Math.abs(value));
      point = next;
      gradient = nextGradient;
      value = nextValue;
      if (stalled) {
        break;
      }
    }
    return new Minimum(point, value);
  }

  /** The minimum of the parabola through both values and the slope, within limits. */
  private static double shrinkage(double value, double nextValue, double predicted) {
    double parabola = -predicted / (2 * (nextValue - value - predicted));
    return Double.isFinite(nextValue) && parabola > 0.1 ? Math.min(0.5, parabola) : 0.1;
  }

  private static double firstStep(double[] direction) {
    return Math.min(1, 0.3 / Math.sqrt(dot(direction, direction)) + 1e-12);
  }

  private static void remember(
      Deque<Pair> memory, double[] point, double[] next, double[] gradient, double[] nextGradient) {
    double[] step = difference(next, point);
    double[] change = difference(nextGradient, gradient);
    double curvature = dot(step, change);
    if (curvature > 1e-10 * dot(change, change)) {
      memory.addLast(new Pair(step, change, curvature));
      if (memory.size() > MEMORY) {
        memory.removeFirst();
      }
    }
  }

  private static double[] direction(double[] gradient, boolean[] held, Deque<Pair> memory) {
    double[] direction = new double[gradient.length];
    for (int k = 0; k < direction.length; k++) {
      direction[k] = held[k] ? 0 : -gradient[k];
    }
    double[] factors = new double[memory.size()];
    int index = memory.size();
    for (Iterator<Pair> newest = memory.descendingIterator(); newest.hasNext(); ) {
      Pair pair = newest.next();
      factors[--index] = dot(pair.step(), direction) / pair.curvature();
      add(direction, -factors[index], pair.change());
    }
    if (!memory.isEmpty()) {
      Pair last = memory.getLast();
      double scale = last.curvature() / dot(last.change(), last.change());
      for (int k = 0; k < direction.length; k++) {
        direction[k] *= scale;
      }
    }
    for (Pair pair : memory) {
      double factor = dot(pair.change(), direction) / pair.curvature();
      add(direction, factors[index++] - factor, pair.step());
    }
    for (int k = 0; k < direction.length; k++) {
      direction[k] = held[k] ? 0 : direction[k];
    }
    return direction;
  }

  private static void add(double[] sum, double factor, double[] summand) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * summand[k];
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, -1, b);
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
