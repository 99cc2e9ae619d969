package org.zwicky.bench.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.zwicky.space.Assignment;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Condition;
import org.zwicky.space.IntParameter;
import org.zwicky.space.LogUniformParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.space.UniformParameter;

/**
 * A score that depends on its parameters as the error of a convolutional network does: the best
 * learning rate depends on the updater, its momentum and batch normalisation, depth and width make
 * up for each other, and so do augmentation, dropout and weight decay. Every term is 0 at one and
 * the same assignment and above 0 elsewhere.
 */
final class ConvolutionLikeFunction implements TestFunction {

  private static final double FLOOR = 0.08;

  private static final Map<String, Double> UPDATERS =
      Map.of("nesterovs", 0.0, "adam", 0.01, "rmsprop", 0.02);

  /** What augmentation leaves to be regularised, and what its lack costs. */
  private static final Map<String, double[]> AUGMENTATIONS =
      Map.of(
          "none", new double[] {0.5, 0.04},
          "flip", new double[] {0.4, 0.015},
          "dihedral", new double[] {0.3, 0});

  private static final Map<String, Double> IMBALANCES =
      Map.of(
          "none",
          0.03,
          "sqrtWeights",
          0.005,
          "balancedWeights",
          0.015,
          "oversample",
          0.01,
          "focal",
          0.0);

  private final SearchSpace space =
      new SearchSpace(
          List.of(
              new IntParameter("blocks", 1, 6, 1, false, Optional.empty()),
              new IntParameter("filters", 8, 128, 1, true, Optional.empty()),
              choice("kernel", 3L, 5L, 7L),
              new BooleanParameter("batchNorm", Optional.empty()),
              new UniformParameter("dropout", 0, 0.6, OptionalDouble.of(0.05), Optional.empty()),
              new LogUniformParameter("l2", 1e-6, 1e-2, Optional.empty()),
              new LogUniformParameter("learningRate", 1e-5, 1, Optional.empty()),
              choice("updater", "adam", "nesterovs", "rmsprop"),
              new UniformParameter(
                  "momentum", 0, 0.99, OptionalDouble.empty(), when("updater", "nesterovs")),
              choice("augmentation", "none", "flip", "dihedral"),
              choice("imbalance", "none", "sqrtWeights", "balancedWeights", "oversample", "focal"),
              new UniformParameter(
                  "focalGamma", 0.5, 5, OptionalDouble.empty(), when("imbalance", "focal"))));

  private static ChoiceParameter choice(String name, Object... values) {
    return new ChoiceParameter(name, List.of(values), Optional.empty());
  }

  private static Optional<Condition> when(String parent, String value) {
    return Optional.of(new Condition(Map.of(parent, List.of(value))));
  }

  @Override
  public String name() {
    return "ConvolutionLike";
  }

  @Override
  public SearchSpace space() {
    return space;
  }

  @Override
  public double minimum() {
    return FLOOR;
  }

  @Override
  public Assignment minimiser() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("blocks", 3);
    values.put("filters", 64);
    values.put("kernel", 3);
    values.put("batchNorm", true);
    values.put("dropout", 0.1);
    values.put("l2", 1e-4);
    values.put("learningRate", 0.1);
    values.put("updater", "nesterovs");
    values.put("momentum", 0.9);
    values.put("augmentation", "dihedral");
    values.put("imbalance", "focal");
    values.put("focalGamma", 2.0);
    return new Assignment(values);
  }

  @Override
  public double value(Assignment a) {
    return FLOOR + optimisation(a) + architecture(a) + regularisation(a) + imbalance(a);
  }

  private static double optimisation(Assignment a) {
    double best = a.flag("batchNorm") ? -2.5 : -3.2;
    double momentumLoss = 0;
    if (a.text("updater").equals("nesterovs")) {
      double momentum = a.decimal("momentum");
      best += 1.5 + 1.2 * (0.9 - momentum);
      momentumLoss = 0.06 * square(momentum - 0.9);
    }
    double distance = Math.log10(a.decimal("learningRate")) - best;
    return 0.5 * (1 - Math.exp(-0.2 * square(distance)))
        + momentumLoss
        + UPDATERS.get(a.text("updater"));
  }

  private static double architecture(Assignment a) {
    double blocks = a.integer("blocks");
    double width = Math.log(a.integer("filters") / 8.0) / Math.log(2);
    double view = blocks * (a.integer("kernel") - 1) / 2;
    return 0.008 * square(blocks + width - 6)
        + 0.004 * square(blocks - 3)
        + 0.002 * square(view - 3)
        + (a.flag("batchNorm") ? 0 : 0.02);
  }

  private static double regularisation(Assignment a) {
    double decay = Math.log10(a.decimal("l2")) + 4;
    double[] augmentation = AUGMENTATIONS.get(a.text("augmentation"));
    double strength = a.decimal("dropout") + 0.1 * decay + 0.2;
    return 0.6 * square(strength - augmentation[0]) + 0.005 * square(decay) + augmentation[1];
  }

  private static double imbalance(Assignment a) {
    String kind = a.text("imbalance");
    double gamma = kind.equals("focal") ? 0.01 * square(a.decimal("focalGamma") - 2) : 0;
    return IMBALANCES.get(kind) + gamma;
  }

  private static double square(double value) {
    return value * value;
  }

  @Override
  public String toString() {
    return name();
  }
}
