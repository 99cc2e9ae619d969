package org.zwicky.cli;

import java.time.Duration;

/** Durations as people write them. */
final class Durations {

  private Durations() {}

  /** Such as 850 ms, 12.3 s, 4 min 05 s, 2 h 07 min. */
  static String format(double seconds) {
    if (seconds < 1) {
      return "%.0f ms".formatted(seconds * 1e3);
    }
    if (seconds < 60) {
      return "%.1f s".formatted(seconds);
    }
    Duration duration = Duration.ofSeconds(Math.round(seconds));
    if (duration.toHours() < 1) {
      return "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
    return "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
  }
}
