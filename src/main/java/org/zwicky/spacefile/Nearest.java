package org.zwicky.spacefile;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name a person most likely meant. */
final class Nearest {

  private static final int SHORT = 4;

  /** Longer ones are no slips, and would take long to compare. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /**
   * The known name that other programs call so, or that is within two slips or a third of the
   * word's letters (one slip, or two letters swapped, for words below four letters), or that is
   * longer or shorter at its end; empty where none is so near.
   */
  static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = plain(word);
    int limit = plain.length() < SHORT ? 1 : Math.max(2, plain.length() / 3);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return ForeignWords.name(word, known)
        .or(
            () ->
                known.stream()
                    .filter(
                        name ->
                            distance.apply(plain, plain(name)) <= limit
                                || isSwapped(plain, plain(name)))
                    .min(Comparator.comparingInt(name -> distance.apply(plain, plain(name)))))
        .or(() -> known.stream().filter(name -> isPart(plain, plain(name))).findFirst());
  }

  /** A question to append to a message, with a leading semicolon; empty where nothing is near. */
  static String question(String prefix, String word, Collection<String> known) {
    return to(word, known).map(name -> "; did you mean \"" + prefix + name + "\"?").orElse("");
  }

  /** Whether the one differs from the other by two neighbouring letters in each other's place. */
  private static boolean isSwapped(String one, String other) {
    for (int i = 1; i < one.length(); i++) {
      String swapped =
          one.substring(0, i - 1) + one.charAt(i) + one.charAt(i - 1) + one.substring(i + 1);
      if (swapped.equals(other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(String one, String other) {
    return Math.min(one.length(), other.length()) >= SHORT - 1
        && (one.startsWith(other) || other.startsWith(one));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
