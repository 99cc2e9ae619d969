package org.zwicky.candidate.network;

/**
 * One function of single numbers, f(x; α); activations are made of such.
 *
 * @param function its usual name, which oneDNN has for it too, such as {@code elu}
 * @param alpha α, such as the slope of a leaky rectifier below 0; 0 for a function without one
 * @param fromOutput whether its derivative follows from its output; such a function never decreases
 */
public record Elementwise(String function, float alpha, boolean fromOutput) {

  /** A function that never decreases, whose derivative follows from its output. */
  static Elementwise fromOutput(String function, float alpha) {
    return new Elementwise(function, alpha, /* fromOutput= */ true);
  }

  /** A function whose derivative needs its input. */
  static Elementwise fromInput(String function, float alpha) {
    return new Elementwise(function, alpha, /* fromOutput= */ false);
  }
}
