package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times such as {@code 2h}, {@code 30m}, {@code 90s} or {@code 1h30m}. */
record DurationType() implements FieldType<Duration> {

  private static final Pattern PATTERN =
      Pattern.compile("(?:(\\d{1,6})h)?\\s*(?:(\\d{1,6})m)?\\s*(?:(\\d{1,6})s)?");

  @Override
  public String expected() {
    return "a time such as \"2h\", \"30m\", \"90s\" or \"1h30m\"";
  }

  @Override
  public Optional<Duration> parse(JsonNode node) {
    return node.isTextual() ? parse(node.textValue()) : Optional.empty();
  }

  /** Likewise from a text. */
  static Optional<Duration> parse(String text) {
    Matcher matcher = PATTERN.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Duration duration =
        Duration.ofHours(number(matcher.group(1)))
            .plusMinutes(number(matcher.group(2)))
            .plusSeconds(number(matcher.group(3)));
    return Optional.of(duration).filter(time -> !time.isZero());
  }

  @Override
  public Duration placeholder() {
    return Duration.ofHours(1);
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
