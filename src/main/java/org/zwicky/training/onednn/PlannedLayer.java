package org.zwicky.training.onednn;

import java.util.Optional;

/** One layer of a program. Used once: its forward pass is planned first, then its backward pass. */
interface PlannedLayer {

  /**
   * Adds the steps of the forward pass.
   *
   * @param input what the layer before it gives
   * @return what this one gives
   */
  Tensor forward(Program program, Tensor input);

  /**
   * Adds the steps of the backward pass; only for programs that train.
   *
   * @param gradient of the loss by this layer's output; may be overwritten
   * @param inputGradient whether the gradient by the input is wanted
   * @return the gradient of the loss by the input; null if it is not wanted
   */
  Tensor backward(Program program, Tensor gradient, boolean inputGradient);

  /**
   * This layer with an activation in it, if it can have one more.
   *
   * @param activation one whose derivative follows from its output
   */
  default Optional<PlannedLayer> withActivation(Activation activation) {
    return Optional.empty();
  }

  /**
   * This layer followed by a batch normalisation by running statistics, as one, if it can be.
   *
   * @param offset of the batch normalisation's first parameter
   */
  default Optional<PlannedLayer> withBatchNorm(long offset) {
    return Optional.empty();
  }

  /** Whether it has parameters. */
  default boolean hasParameters() {
    return false;
  }

  /** Whether a layer after it may overwrite its output. */
  default boolean outputMayBeOverwritten() {
    return true;
  }
}
