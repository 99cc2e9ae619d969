package org.zwicky.analysis.classwise;

import java.util.List;
import java.util.Locale;

/** How numbers and lists stand in sentences. */
final class Phrases {

  private Phrases() {}

  static String score(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String quoted(String name) {
    return "“" + name + "”";
  }

  static String images(long count) {
    return count == 1 ? "1 image" : String.format(Locale.ROOT, "%,d images", count);
  }

  static String signed(long number) {
    return String.format(Locale.ROOT, "%+d", number).replace('-', '−');
  }

  static String list(List<String> items) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    return String.join(", ", items.subList(0, items.size() - 1))
        + " and "
        + items.get(items.size() - 1);
  }
}
