package org.zwicky.execute.command;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds lines of metrics that are not on lines of their own: behind a progress bar, a logger's
 * prefix or a colour. They count for nothing, and the trial must not go on as if they had not been
 * meant. Not thread-safe.
 */
final class HiddenMetrics {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final int MOST_TRIED = 8;
  private static final int MOST_SHOWN = 120;

  private int lines;
  private String example = "";

  /** Looks at a line that is none of metrics. */
  void look(String line) {
    if (!line.contains("\"metrics\"")) {
      return;
    }
    String text = COLOUR.matcher(line).replaceAll("");
    int end = text.lastIndexOf('}') + 1;
    int begin = text.indexOf('{');
    for (int tried = 0; begin >= 0 && begin < end && tried < MOST_TRIED; tried++) {
      if (MetricsLine.parse(text.substring(begin, end))
          .filter(metrics -> !metrics.metrics().isEmpty())
          .isPresent()) {
        lines++;
        example = line;
        return;
      }
      begin = text.indexOf('{', begin + 1);
    }
  }

  /** What is wrong; empty if there was none. */
  Optional<String> problem() {
    return lines == 0
        ? Optional.empty()
        : Optional.of(
            "the command printed %s of metrics together with other text, such as \"%s\": print it on a line of its own"
                .formatted(
                    lines == 1 ? "a line" : lines + " lines",
                    example.length() <= MOST_SHOWN
                        ? example
                        : example.substring(0, MOST_SHOWN) + "…"));
  }
}
