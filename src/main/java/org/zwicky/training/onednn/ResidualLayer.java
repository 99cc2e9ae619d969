package org.zwicky.training.onednn;

import java.util.List;
import java.util.Optional;

/**
 * Two branches from one input and their sum (He et al. 2016, arXiv:1512.03385). Neither ends in an
 * activation, and stochastic depth keeps what it is given, so neither overwrites the gradient that
 * both are given, and the sum may overwrite what a branch gives.
 */
final class ResidualLayer implements PlannedLayer {

  private final List<PlannedLayer> path;
  private final List<PlannedLayer> projection;
  private final Optional<Activation> activation;
  private Tensor output;

  /**
   * @param projection the shortcut; none where it is the input itself
   * @param activation of the sum; for training, one whose derivative follows from its output
   */
  ResidualLayer(
      List<PlannedLayer> path, List<PlannedLayer> projection, Optional<Activation> activation) {
    this.path = path;
    this.projection = projection;
    this.activation = activation;
  }

  @Override
  public Tensor forward(Program program, Tensor source) {
    Arrangement arrangement = program.arrangement();
    arrangement.hold(source);
    Tensor shortcut = forward(program, projection, source);
    arrangement.hold(shortcut);
    output = Sum.of(program, forward(program, path, source), shortcut, activation);
    arrangement.release(shortcut);
    arrangement.release(source);
    return output;
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public Tensor backward(Program program, Tensor gradient, boolean inputGradient) {
    Arrangement arrangement = program.arrangement();
    Tensor own = new OutputActivation(activation).backward(program, output, gradient);
    arrangement.hold(own);
    Tensor shortcut = backward(program, projection, own, inputGradient);
    if (inputGradient) {
      arrangement.hold(shortcut);
    }
    Tensor result = backward(program, path, own, inputGradient);
    if (inputGradient) {
      result = Sum.of(program, result, shortcut, Optional.empty());
      arrangement.release(shortcut);
    }
    arrangement.release(own);
    return result;
  }

  @Override
  public Optional<PlannedLayer> withActivation(Activation added) {
    return activation.isPresent()
        ? Optional.empty()
        : Optional.of(new ResidualLayer(path, projection, Optional.of(added)));
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return activation.isEmpty();
  }

  private static Tensor forward(Program program, List<PlannedLayer> layers, Tensor source) {
    Tensor tensor = source;
    for (PlannedLayer layer : layers) {
      tensor = layer.forward(program, tensor);
    }
    return tensor;
  }

  private static Tensor backward(
      Program program, List<PlannedLayer> layers, Tensor gradient, boolean inputGradient) {
    Tensor tensor = gradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      tensor = layers.get(i).backward(program, tensor, inputGradient || i > 0);
    }
    return tensor;
  }
}
