package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** Decimal numbers of which a condition holds. */
record DecimalType(String expected, DoublePredicate fits, Double placeholder)
    implements FieldType<Double> {

  static DecimalType any() {
    return new DecimalType("a number", value -> true, 1.0);
  }

  /** Numbers whose differences stay finite. */
  static DecimalType moderate() {
    return new DecimalType(
        "a number between -1e300 and 1e300", value -> Math.abs(value) < 1e300, 1.0);
  }

  /** Numbers that have a logarithm. */
  static DecimalType logarithmic() {
    return new DecimalType(
        "a number above 0, because the range is logarithmic", value -> value > 0, 1.0);
  }

  static DecimalType above0() {
    return new DecimalType("a number above 0", value -> value > 0, 1.0);
  }

  static DecimalType atLeast0() {
    return new DecimalType("a number of at least 0", value -> value >= 0, 0.0);
  }

  /** From 0, included, to 1, excluded. */
  static DecimalType fraction() {
    return new DecimalType("a number from 0 to below 1", value -> value >= 0 && value < 1, 0.0);
  }

  /** The same, with words for what else fits. */
  DecimalType orElse(String other) {
    return new DecimalType(expected + ", or " + other, fits, placeholder);
  }

  /** Both ends included. */
  static DecimalType within(double low, double high) {
    DecimalFormat plain = new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return new DecimalType(
        "a number from %s to %s".formatted(plain.format(low), plain.format(high)),
        value -> value >= low && value <= high,
        low);
  }

  @Override
  public Optional<Double> parse(JsonNode node) {
    return node.isNumber() && Double.isFinite(node.doubleValue()) && fits.test(node.doubleValue())
        ? Optional.of(node.doubleValue())
        : Optional.empty();
  }

  @Override
  public String hint(JsonNode node) {
    return quotesHint(node);
  }

  /** Advice on a number that is written as a text. */
  static String quotesHint(JsonNode node) {
    return node.isTextual() && node.textValue().strip().matches("[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?")
        ? "; write a number without quotes"
        : "";
  }

  @Override
  public boolean isNumeric() {
    return true;
  }
}
