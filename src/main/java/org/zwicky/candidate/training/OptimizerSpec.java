package org.zwicky.candidate.training;

/**
 * What makes the steps.
 *
 * @param updater the optimiser
 * @param learningRate step size, above 0; the highest that a schedule gives
 * @param momentum for Nesterovs only, in [0, 1)
 * @param schedule how the learning rate goes over the epochs
 * @param clipping what is done to large gradients
 */
public record OptimizerSpec(
    UpdaterKind updater,
    double learningRate,
    double momentum,
    ScheduleSpec schedule,
    ClippingSpec clipping) {

  /** Of an optimiser with a constant learning rate, which takes gradients as they are. */
  public static OptimizerSpec of(UpdaterKind updater, double learningRate, double momentum) {
    return new OptimizerSpec(
        updater, learningRate, momentum, ScheduleSpec.CONSTANT, ClippingSpec.NONE);
  }

  /** This one with another schedule. */
  public OptimizerSpec with(ScheduleSpec other) {
    return new OptimizerSpec(updater, learningRate, momentum, other, clipping);
  }

  /** This one with another clipping. */
  public OptimizerSpec with(ClippingSpec other) {
    return new OptimizerSpec(updater, learningRate, momentum, schedule, other);
  }
}
