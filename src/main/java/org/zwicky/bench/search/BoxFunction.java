package org.zwicky.bench.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.zwicky.space.Assignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;

/** A function of real numbers {@code x1, x2, …}, each in its own range. Immutable. */
public final class BoxFunction implements TestFunction {

  private final String name;
  private final double[] low;
  private final double[] high;
  private final double minimum;
  private final double[] minimiser;
  private final ToDoubleFunction<double[]> formula;
  private final SearchSpace space;

  /**
   * Defines a function.
   *
   * @param low the least value of each coordinate
   * @param high the greatest value of each coordinate
   * @param minimiser a point at which it takes its minimum
   */
  BoxFunction(
      String name,
      double[] low,
      double[] high,
      double minimum,
      double[] minimiser,
      ToDoubleFunction<double[]> formula) {
    this.name = name;
    this.low = low.clone();
    this.high = high.clone();
    this.minimum = minimum;
    this.minimiser = minimiser.clone();
    this.formula = formula;
    List<UniformParameter> parameters = new ArrayList<>();
    for (int i = 0; i < low.length; i++) {
      parameters.add(
          new UniformParameter(
              coordinate(i), low[i], high[i], OptionalDouble.empty(), Optional.empty()));
    }
    this.space = new SearchSpace(parameters);
  }

  private static String coordinate(int index) {
    return "x" + (index + 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SearchSpace space() {
    return space;
  }

  @Override
  public double minimum() {
    return minimum;
  }

  @Override
  public Assignment minimiser() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < minimiser.length; i++) {
      values.put(coordinate(i), minimiser[i]);
    }
    return new Assignment(values);
  }

  /** How many coordinates it has. */
  public int dimension() {
    return low.length;
  }

  /** The least value of each coordinate. */
  public double[] low() {
    return low.clone();
  }

  /** The greatest value of each coordinate. */
  public double[] high() {
    return high.clone();
  }

  /**
   * Its value at a point.
   *
   * @param point {@link #dimension} coordinates
   */
  public double at(double... point) {
    return formula.applyAsDouble(point);
  }

  @Override
  public double value(Assignment assignment) {
    double[] point = new double[low.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = assignment.decimal(coordinate(i));
    }
    return at(point);
  }

  @Override
  public String toString() {
    return name;
  }
}
