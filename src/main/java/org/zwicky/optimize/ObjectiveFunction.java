package org.zwicky.optimize;

/**
 * What is made as small or large as possible. Called by several threads where trials are parallel.
 */
@FunctionalInterface
public interface ObjectiveFunction {

  /**
   * Tries an assignment.
   *
   * @return its score, finite; anything else fails the trial. Of no account once {@link
   *     RunningTrial#shouldPrune} was true
   * @throws Exception fails the trial; the search goes on
   */
  double score(RunningTrial trial) throws Exception;
}
