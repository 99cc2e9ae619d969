package org.zwicky.spacefile.starter;

/** What the first trial of a starter file takes. */
@FunctionalInterface
public interface TrialPrice {

  /**
   * Seconds of the trial that a file begins with, where all workers train side by side.
   *
   * @param file text of a whole search-space file
   */
  double seconds(String file);
}
