package org.zwicky.study;

import java.util.List;
import org.zwicky.prune.NoPruner;
import org.zwicky.prune.Pruner;

/**
 * Which trials a sweep stops early.
 *
 * @param pruner what decides
 * @param onlyIf metrics on each of which a trial must lose to be stopped; empty for the objective
 *     alone
 */
public record Pruning(Pruner pruner, List<Objective> onlyIf) {

  /** Every trial goes on to its end. */
  public static final Pruning NONE = new Pruning(new NoPruner(), List.of());

  public Pruning {
    onlyIf = List.copyOf(onlyIf);
  }

  /** Whether every trial goes on to its end. */
  public boolean isNone() {
    return pruner instanceof NoPruner;
  }
}
