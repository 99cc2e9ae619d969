package org.zwicky.base.text;

/** Counts with their noun. */
public final class Plural {

  private Plural() {}

  /** Such as {@code 1 trial} and {@code 2 trials}, of a noun whose plural ends in s. */
  public static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
