package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Whole numbers in a range, both ends included. */
record WholeNumberType(long min, long max) implements FieldType<Long> {

  /** Beyond this, a bound is nothing a person would ask about. */
  private static final long HUGE = Integer.MAX_VALUE;

  /** Whole numbers from {@code min} to {@code max}, as {@code int}. */
  static FieldType<Integer> ints(int min, int max) {
    return new WholeNumberType(min, max).map(Math::toIntExact);
  }

  /** Any 64-bit whole number. */
  static FieldType<Long> any() {
    return new WholeNumberType(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public String expected() {
    return "a whole number"
        + (min <= -HUGE ? "" : " from " + min)
        + (max >= HUGE ? "" : " to " + max);
  }

  @Override
  public Optional<Long> parse(JsonNode node) {
    boolean whole =
        node.isIntegralNumber()
            ? node.canConvertToLong()
            : node.isNumber()
                && node.doubleValue() == Math.rint(node.doubleValue())
                && Math.abs(node.doubleValue()) < 1L << 53;
    return whole && node.longValue() >= min && node.longValue() <= max
        ? Optional.of(node.longValue())
        : Optional.empty();
  }

  @Override
  public String hint(JsonNode node) {
    boolean isHuge = node.isNumber() && Math.abs(node.doubleValue()) >= HUGE;
    return isHuge ? ", which is too large" : DecimalType.quotesHint(node);
  }

  @Override
  public Long placeholder() {
    return Math.max(min, Math.min(max, 1));
  }

  @Override
  public boolean isNumeric() {
    return true;
  }

  @Override
  public boolean isWhole() {
    return true;
  }
}
