package org.zwicky.optimize;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.zwicky.prune.Curve;
import org.zwicky.prune.Decision;
import org.zwicky.space.Assignment;

/**
 * A trial as the objective sees it: the values to try, and what to report in between. For the
 * thread that the objective was called in.
 */
public final class RunningTrial {

  private final int number;
  private final Assignment assignment;
  private final Function<Curve, Decision> judge;
  private final BooleanSupplier stopping;
  private final SortedMap<Integer, Double> steps = new TreeMap<>();
  private Curve curve;
  private Optional<String> pruned = Optional.empty();

  RunningTrial(
      int number,
      Assignment assignment,
      Function<Curve, Decision> judge,
      BooleanSupplier stopping) {
    this.number = number;
    this.assignment = assignment;
    this.judge = judge;
    this.stopping = stopping;
    this.curve = Curve.of(number);
  }

  /** 1 for the first. */
  public int number() {
    return number;
  }

  /** What to try. */
  public Assignment assignment() {
    return assignment;
  }

  /** Whether a parameter takes part. */
  public boolean isActive(String name) {
    return assignment.isActive(name);
  }

  /** See {@link Assignment#integer}. */
  public long integer(String name) {
    return assignment.integer(name);
  }

  /** See {@link Assignment#decimal}. */
  public double decimal(String name) {
    return assignment.decimal(name);
  }

  /** See {@link Assignment#text}. */
  public String text(String name) {
    return assignment.text(name);
  }

  /** See {@link Assignment#flag}. */
  public boolean flag(String name) {
    return assignment.flag(name);
  }

  /**
   * Tells what the trial has come to; the pruner judges it at once.
   *
   * @param step at least 1, above the one before
   * @throws IllegalArgumentException for any other step
   */
  public void report(int step, double value) {
    if (step < 1 || step <= curve.lastEpoch()) {
      throw new IllegalArgumentException(
          "steps ascend from 1; %d came after %d".formatted(step, curve.lastEpoch()));
    }
    steps.put(step, value);
    curve = curve.with(step, value);
    Decision decision = judge.apply(curve);
    if (decision.prunes() && pruned.isEmpty()) {
      pruned = Optional.of(decision.reason());
    }
  }

  /**
   * Whether the objective should return now: the pruner gave the trial up, which makes it a pruned
   * one whatever it returns, or the search was interrupted.
   */
  public boolean shouldPrune() {
    return pruned.isPresent() || stopping.getAsBoolean();
  }

  Optional<String> prunedBecause() {
    return pruned;
  }

  Curve curve() {
    return curve;
  }

  SortedMap<Integer, Double> steps() {
    return steps;
  }
}
