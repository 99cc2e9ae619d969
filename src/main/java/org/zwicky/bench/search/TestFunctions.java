package org.zwicky.bench.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The test functions there are, in those that samplers are tuned on and those held out. */
public final class TestFunctions {

  /** {@code x4 - 16x² + 5x} halved takes this at -2.903534. */
  private static final double STYBLINSKI_TANG = -39.16616570377142;

  /** {@code -x·sin(√|x|)} takes this at 420.9687. */
  private static final double SCHWEFEL = -418.98288727243379;

  private static final List<BoxFunction> BOXES =
      List.of(
          new BoxFunction(
              "Branin",
              new double[] {-5, 0},
              new double[] {10, 15},
              0.39788735772973816,
              new double[] {Math.PI, 2.275},
              Formulas::branin),
          new BoxFunction(
              "Hartmann6",
              filled(6, 0),
              filled(6, 1),
              -3.3223680114155147,
              new double[] {0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573},
              Formulas::hartmann6),
          cube("Rosenbrock10", 10, -5, 5, 0, 1, Formulas::rosenbrock),
          cube("Sphere10", 10, -5, 5, 0, 0, Formulas::sphere),
          cube("Ackley5", 5, -32.768, 32.768, 0, 0, Formulas::ackley),
          cube("Levy5", 5, -10, 10, 0, 1, Formulas::levy),
          cube(
              "StyblinskiTang5",
              5,
              -5,
              5,
              5 * STYBLINSKI_TANG,
              -2.903534027771177,
              Formulas::styblinskiTang));

  private static final List<BoxFunction> HELD_OUT_BOXES =
      List.of(
          cube("Rastrigin5", 5, -5.12, 5.12, 0, 0, Formulas::rastrigin),
          cube("Griewank5", 5, -600, 600, 0, 0, Formulas::griewank),
          new BoxFunction(
              "Michalewicz5",
              filled(5, 0),
              filled(5, Math.PI),
              -4.687658179088148,
              new double[] {2.202906, 1.570796, 1.284992, 1.923058, 1.720470},
              Formulas::michalewicz),
          new BoxFunction(
              "Hartmann3",
              filled(3, 0),
              filled(3, 1),
              -3.8627821478207556,
              new double[] {0.114614, 0.555649, 0.852547},
              Formulas::hartmann3),
          new BoxFunction(
              "SixHumpCamel",
              new double[] {-3, -2},
              new double[] {3, 2},
              -1.0316284534898774,
              new double[] {0.0898420131, -0.7126564030},
              Formulas::sixHumpCamel),
          cube("Zakharov5", 5, -5, 10, 0, 0, Formulas::zakharov),
          cube("Schwefel4", 4, -500, 500, 4 * SCHWEFEL, 420.968746359982, Formulas::schwefel));

  private TestFunctions() {}

  /** Functions of real numbers on which samplers may be tuned. */
  public static List<BoxFunction> boxes() {
    return BOXES;
  }

  /** Functions of real numbers that show what tuning on the others is worth. */
  public static List<BoxFunction> heldOutBoxes() {
    return HELD_OUT_BOXES;
  }

  /** Functions with choices, whole numbers and conditions, for tuning too. */
  public static List<TestFunction> mixed() {
    return List.of(new ConvolutionLikeFunction());
  }

  /** All functions: those for tuning first. */
  public static List<TestFunction> all() {
    return Stream.of(boxes(), mixed(), heldOutBoxes()).<TestFunction>flatMap(List::stream).toList();
  }

  /** The function of that name, whatever its case; empty where there is none. */
  public static Optional<TestFunction> named(String name) {
    return all().stream().filter(function -> function.name().equalsIgnoreCase(name)).findFirst();
  }

  private static BoxFunction cube(
      String name,
      int dimension,
      double low,
      double high,
      double minimum,
      double minimiser,
      ToDoubleFunction<double[]> formula) {
    return new BoxFunction(
        name,
        filled(dimension, low),
        filled(dimension, high),
        minimum,
        filled(dimension, minimiser),
        formula);
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }
}
