package org.zwicky.app.plan;

import java.util.Locale;
import java.util.stream.Collectors;
import org.zwicky.report.Format;
import org.zwicky.space.Assignment;

/** Text that fits a terminal. */
public final class PlanText {

  private PlanText() {}

  /** The first signs, with a mark if others follow. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(1, width - 1)).strip() + "…";
  }

  /** Such as {@code blocks=3, dropout=0.165}; numbers with three digits. */
  public static String values(Assignment assignment) {
    return assignment.values().entrySet().stream()
        .map(value -> value.getKey() + "=" + Format.value(value.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** A count, from a million on in millions. */
  static String large(double count) {
    return count < 1e6
        ? Format.count(Math.round(count))
        : String.format(Locale.ROOT, "%,.1f million", count / 1e6);
  }

  /** An estimated time, with no more digits than it deserves. */
  static String roughly(double seconds) {
    if (seconds < 0.05) {
      return "0.1 s";
    }
    if (seconds < 90) {
      return Format.duration(seconds);
    }
    long minutes = Math.round(seconds / 60);
    if (minutes < 90) {
      return minutes + " min";
    }
    if (minutes < 24 * 60) {
      return minutes / 60 + " h " + minutes % 60 + " min";
    }
    return String.format(Locale.ROOT, "%.1f days", minutes / (24 * 60.0));
  }

  /**
   * Breaks a text between words.
   *
   * @param columns of the terminal
   * @param indent before every line but the first
   */
  public static String wrap(String text, int columns, String indent) {
    String start = text.substring(0, text.length() - text.stripLeading().length());
    StringBuilder wrapped = new StringBuilder(start);
    int length = start.length();
    boolean first = true;
    for (String word : text.strip().split(" ")) {
      if (!first && length + 1 + word.length() > columns) {
        wrapped.append(System.lineSeparator()).append(indent);
        length = indent.length();
      } else if (!first) {
        wrapped.append(' ');
        length++;
      }
      wrapped.append(word);
      length += word.length();
      first = false;
    }
    return wrapped.toString();
  }
}
