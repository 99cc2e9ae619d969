package org.zwicky.candidate.training;

import java.util.OptionalDouble;

/**
 * What is done to large gradients of the loss before the optimiser sees them; L1 and L2 penalties
 * are added after it. Where both are given, values are clipped first.
 *
 * @param norm the L2 norm of all gradients together that they are scaled down to where it is larger
 *     (Pascanu et al. 2013), above 0
 * @param value the size that each single number is cut off at, above 0
 */
public record ClippingSpec(OptionalDouble norm, OptionalDouble value) {

  public static final ClippingSpec NONE =
      new ClippingSpec(OptionalDouble.empty(), OptionalDouble.empty());

  /** Of the norm alone. */
  public static ClippingSpec ofNorm(double norm) {
    return new ClippingSpec(OptionalDouble.of(norm), OptionalDouble.empty());
  }

  /** Of single values alone. */
  public static ClippingSpec ofValue(double value) {
    return new ClippingSpec(OptionalDouble.empty(), OptionalDouble.of(value));
  }
}
