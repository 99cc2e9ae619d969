package org.zwicky.space;

import java.util.Arrays;
import java.util.Optional;

/** How a number compares with a bound. */
public enum Comparison {
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** As it is written, such as {@code <=}. */
  public String sign() {
    return sign;
  }

  /** The comparison with that sign. */
  public static Optional<Comparison> of(String sign) {
    return Arrays.stream(values()).filter(comparison -> comparison.sign.equals(sign)).findFirst();
  }

  /** Whether {@code value <sign> bound}. */
  public boolean holds(double value, double bound) {
    return switch (this) {
      case LESS -> value < bound;
      case AT_MOST -> value <= bound;
      case MORE -> value > bound;
      case AT_LEAST -> value >= bound;
    };
  }
}
