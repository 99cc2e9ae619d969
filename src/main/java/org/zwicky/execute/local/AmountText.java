package org.zwicky.execute.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times and amounts as people say them. */
final class AmountText {

  private AmountText() {}

  /** Such as 1 hour 30 minutes; below a second with one decimal. */
  static String duration(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f seconds", duration.toMillis() / 1e3);
    }
    List<String> parts = new ArrayList<>();
    add(parts, duration.toHours(), "hour");
    add(parts, duration.toMinutesPart(), "minute");
    add(parts, duration.toSecondsPart(), "second");
    return String.join(" ", parts);
  }

  /** In GiB, below one in MiB. */
  static String memory(long bytes) {
    double gibibytes = bytes / (double) (1 << 30);
    return gibibytes < 1
        ? String.format(Locale.ROOT, "%.0f MiB", gibibytes * 1024)
        : String.format(Locale.ROOT, "%.1f GiB", gibibytes);
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }
}
