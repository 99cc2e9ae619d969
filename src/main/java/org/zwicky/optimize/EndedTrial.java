package org.zwicky.optimize;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zwicky.space.Assignment;
import org.zwicky.study.TrialState;

/**
 * A trial and what became of it. Immutable.
 *
 * @param number 1 for the first, in the order in which they began
 * @param assignment what was tried
 * @param state complete, pruned or failed; waiting if an interrupt cut it off
 * @param value of a complete trial its score, of a pruned one what it reported last; NaN otherwise
 * @param reason why it was pruned or failed; empty otherwise
 * @param steps what it reported, by step
 * @param seconds wall time
 */
public record EndedTrial(
    int number,
    Assignment assignment,
    TrialState state,
    double value,
    String reason,
    SortedMap<Integer, Double> steps,
    double seconds) {

  public EndedTrial {
    steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
  }
}
