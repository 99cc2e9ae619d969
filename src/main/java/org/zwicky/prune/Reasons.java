package org.zwicky.prune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** The words of decisions. */
final class Reasons {

  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private static final List<String> SHARES =
      List.of("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

  private Reasons() {}

  /** To prune a trial whose newest value is NaN; empty if it is a number. */
  static Optional<Decision> notANumber(CurveHistory history, Curve trial) {
    return Double.isNaN(trial.lastValue())
        ? Optional.of(
            Decision.prune(
                "epoch %d: %s is not a number".formatted(trial.lastEpoch(), history.metric())))
        : Optional.empty();
  }

  /** Such as "third" for 3. */
  static String share(int parts) {
    return parts - 2 < SHARES.size() ? SHARES.get(parts - 2) : "1/" + parts;
  }

  /** A number with as many digits as tell it from another. */
  static String number(double value, double other) {
    String text = shortText(value);
    return value != other && text.equals(shortText(other)) ? Double.toString(value) : text;
  }

  static String trials(int count) {
    return count == 1 ? "1 trial" : count + " trials";
  }

  private static String shortText(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value, FOUR_DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    return size == 0 || (size >= 1e-4 && size < 1e9)
        ? rounded.toPlainString()
        : Double.toString(rounded.doubleValue());
  }
}
