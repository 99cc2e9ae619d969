package org.zwicky.app.plan;

import org.zwicky.spacefile.SearchSpaceFile;

/**
 * How much a plan tells.
 *
 * @param samples networks or commands shown, at least 0
 * @param measure whether networks are trained for some seconds
 */
public record PlanOptions(int samples, boolean measure) {

  private static final int NETWORKS = 2;
  private static final int COMMANDS = 5;

  /** Without a word to the contrary. */
  public static PlanOptions usual(SearchSpaceFile file) {
    return new PlanOptions(file.command().isPresent() ? COMMANDS : NETWORKS, false);
  }
}
