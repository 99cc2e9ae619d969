package org.zwicky.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zwicky.base.text.Percent;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.study.TrialState;

/** How numbers, times and values look on a page. */
public final class Format {

  /** Stands for a value that does not exist. */
  public static final String MISSING = "–";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Map<TrialState, String> SIGNS =
      Map.of(
          TrialState.COMPLETE, "●",
          TrialState.RUNNING, "▶",
          TrialState.WAITING, "◦",
          TrialState.PRUNED, "◐",
          TrialState.FAILED, "✕");

  private Format() {}

  /** A metric with three decimals, or with three digits where those would show nothing. */
  public static String score(double score) {
    if (!Double.isFinite(score)) {
      return MISSING;
    }
    double size = Math.abs(score);
    return size != 0 && (size < 0.001 || size >= 1e6)
        ? decimal(score)
        : String.format(Locale.ROOT, "%.3f", score);
  }

  /** A difference of metrics, with its sign. */
  public static String signed(double difference) {
    return (difference > 0 ? "+" : "") + score(difference);
  }

  /** Such as 0.790 to 0.857. */
  public static String interval(Optional<ConfidenceInterval> interval) {
    return interval.map(ends -> score(ends.low()) + " to " + score(ends.high())).orElse(MISSING);
  }

  /** Such as 95% interval 0.790 to 0.857. */
  public static String level(ConfidenceInterval interval) {
    return percent(interval.level()) + " interval " + interval(Optional.of(interval));
  }

  /** A p-value with three decimals. */
  public static String p(double p) {
    return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  /** A share as a percentage without decimals; one below 10 % with one. */
  public static String percent(double share) {
    if (!Double.isFinite(share)) {
      return MISSING;
    }
    return Percent.of(share);
  }

  /** A count with separators between thousands. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * The value of a parameter: numbers with three significant digits, lists in brackets, objects in
   * braces, where words stand without their names: {@code {dihedral, oversample, power 0.5}}.
   */
  public static String value(Object value) {
    if (value == null) {
      return MISSING;
    }
    if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      return decimal(((Number) value).doubleValue());
    }
    if (value instanceof Collection<?> values) {
      return values.stream().map(Format::value).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> entries) {
      return entries.entrySet().stream()
          .map(Format::entry)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }

  private static String entry(Map.Entry<?, ?> entry) {
    String value = value(entry.getValue());
    boolean speaks = entry.getValue() instanceof String || entry.getValue() instanceof Map;
    return speaks ? value : entry.getKey() + " " + value;
  }

  /** A duration such as {@code 1 h 4 m} or {@code 12 s}. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (seconds < 10 && seconds > 0) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " m " + whole % 60 + " s";
    }
    long minutes = Math.round(seconds / 60);
    return minutes / 60 + " h " + minutes % 60 + " m";
  }

  /** An amount of memory in MiB, from 1 GiB on in GiB. */
  public static String bytes(long bytes) {
    double mebibytes = bytes / (double) (1 << 20);
    return mebibytes < 1024
        ? String.format(Locale.ROOT, "%.0f MiB", mebibytes)
        : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
  }

  /** Processor time by wall time, in cores. */
  public static String load(double load) {
    return String.format(Locale.ROOT, load == 1 ? "%.1f core" : "%.1f cores", load);
  }

  /** A moment to the minute, in UTC. */
  public static String moment(Instant instant) {
    return MINUTE.format(instant);
  }

  /** A constant as a word, such as {@code complete}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A sign for a state, beside its word. */
  public static String sign(TrialState state) {
    return SIGNS.get(state);
  }

  private static String decimal(double value) {
    if (!Double.isFinite(value)) {
      return MISSING;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (rounded.signum() == 0) {
      return "0";
    }
    if (exponent < -3 || exponent > 5) {
      return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
    return rounded.toPlainString();
  }
}
