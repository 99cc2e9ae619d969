package org.zwicky.prune;

import java.util.List;

/**
 * All that a pruner compares a trial with. Immutable.
 *
 * @param metric by which trials are judged
 * @param better which way of it is better
 * @param others the curves of all trials of the study but the one judged, whatever became of them
 */
public record CurveHistory(String metric, Better better, List<Curve> others) {

  public CurveHistory {
    others = List.copyOf(others);
  }
}
