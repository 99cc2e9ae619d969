package org.zwicky.candidate.training;

import java.util.OptionalDouble;

/**
 * How unequal class sizes are treated. What a treatment does not use has no effect on it.
 *
 * @param type the treatment
 * @param gamma of {@code focal}: the focusing parameter, at least 0
 * @param weights of {@code focal}: what the losses are weighted by besides
 * @param beta of weights by the effective number of images: how soon further images of a class
 *     bring nothing new, in [0, 1)
 * @param power of {@code oversample}: class c is drawn in proportion to n_c^(1 − power), in [0, 1];
 *     1 for all classes equally often, 0 for as often as they are
 * @param tau of {@code logitAdjustment}: its strength τ, at least 0
 * @param when of {@code logitAdjustment}: when it takes place
 */
public record ImbalanceSpec(
    ImbalanceKind type,
    double gamma,
    ClassWeighting weights,
    double beta,
    double power,
    double tau,
    AdjustmentTime when) {

  /** Lin et al. 2017, section 4.1, found 2 to work best. */
  public static final double DEFAULT_GAMMA = 2;

  /** One of those that Cui et al. 2019 tried: classes of some thousand images count alike. */
  public static final double DEFAULT_BETA = 0.999;

  /** All classes equally often. */
  public static final double DEFAULT_POWER = 1;

  /** With which the adjustment is consistent for the balanced error (Menon et al. 2021). */
  public static final double DEFAULT_TAU = 1;

  /** A treatment with its usual settings. */
  public static ImbalanceSpec of(ImbalanceKind type) {
    return new ImbalanceSpec(
        type,
        DEFAULT_GAMMA,
        ClassWeighting.NONE,
        DEFAULT_BETA,
        DEFAULT_POWER,
        DEFAULT_TAU,
        AdjustmentTime.TRAINING);
  }

  /** The focal loss without weights. */
  public static ImbalanceSpec focal(double gamma) {
    return focal(gamma, ClassWeighting.NONE);
  }

  /** The focal loss with weights. */
  public static ImbalanceSpec focal(double gamma, ClassWeighting weights) {
    return new ImbalanceSpec(
        ImbalanceKind.FOCAL,
        gamma,
        weights,
        DEFAULT_BETA,
        DEFAULT_POWER,
        DEFAULT_TAU,
        AdjustmentTime.TRAINING);
  }

  /** Weights by the effective number of images. */
  public static ImbalanceSpec effectiveNumber(double beta) {
    return new ImbalanceSpec(
        ImbalanceKind.EFFECTIVE_NUMBER,
        DEFAULT_GAMMA,
        ClassWeighting.NONE,
        beta,
        DEFAULT_POWER,
        DEFAULT_TAU,
        AdjustmentTime.TRAINING);
  }

  /** Oversampling. */
  public static ImbalanceSpec oversample(double power) {
    return new ImbalanceSpec(
        ImbalanceKind.OVERSAMPLE,
        DEFAULT_GAMMA,
        ClassWeighting.NONE,
        DEFAULT_BETA,
        power,
        DEFAULT_TAU,
        AdjustmentTime.TRAINING);
  }

  /** Logit adjustment. */
  public static ImbalanceSpec logitAdjustment(double tau, AdjustmentTime when) {
    return new ImbalanceSpec(
        ImbalanceKind.LOGIT_ADJUSTMENT,
        DEFAULT_GAMMA,
        ClassWeighting.NONE,
        DEFAULT_BETA,
        DEFAULT_POWER,
        tau,
        when);
  }

  /** What the treatment weights the losses by. */
  public ClassWeighting weighting() {
    return switch (type) {
      case NONE, OVERSAMPLE, LOGIT_ADJUSTMENT -> ClassWeighting.NONE;
      case BALANCED_WEIGHTS -> ClassWeighting.BALANCED;
      case SQRT_WEIGHTS -> ClassWeighting.SQRT;
      case EFFECTIVE_NUMBER -> ClassWeighting.EFFECTIVE_NUMBER;
      case FOCAL -> weights;
    };
  }

  /** The focusing parameter in effect; 0 for the cross-entropy. */
  public double focus() {
    return type == ImbalanceKind.FOCAL ? gamma : 0;
  }

  /** The power in effect; empty where each image is shown once an epoch. */
  public OptionalDouble oversampling() {
    return type == ImbalanceKind.OVERSAMPLE ? OptionalDouble.of(power) : OptionalDouble.empty();
  }

  /** The strength of a logit adjustment at a time; 0 where there is none. */
  public double adjustment(AdjustmentTime time) {
    return type == ImbalanceKind.LOGIT_ADJUSTMENT && when == time ? tau : 0;
  }
}
