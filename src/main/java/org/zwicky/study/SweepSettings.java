package org.zwicky.study;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a sweep runs.
 *
 * @param sampler what proposes the next candidate
 * @param trials finished trials after which the study is done, at least 1
 * @param timeout wall time after which no further trial starts; empty for none
 * @param trialTimeout running time after which a trial is stopped and fails; empty for none
 * @param parallel trials at a time; empty to choose by the machine
 * @param seed from which samplers and trials draw theirs
 * @param gridPoints points into which the grid sampler cuts a continuous range, at least 2
 * @param pruning which trials are stopped early
 * @param finalists which trials are trained again in the end; empty for none
 */
public record SweepSettings(
    SamplerKind sampler,
    int trials,
    Optional<Duration> timeout,
    Optional<Duration> trialTimeout,
    OptionalInt parallel,
    long seed,
    int gridPoints,
    Pruning pruning,
    Optional<FinalistSettings> finalists) {

  /** Points a continuous range where a file says nothing. */
  public static final int DEFAULT_GRID_POINTS = 5;

  /** Settings that prune nothing. */
  public SweepSettings(
      SamplerKind sampler,
      int trials,
      Optional<Duration> timeout,
      Optional<Duration> trialTimeout,
      OptionalInt parallel,
      long seed,
      int gridPoints) {
    this(sampler, trials, timeout, trialTimeout, parallel, seed, gridPoints, Pruning.NONE);
  }

  /** Settings without finalists. */
  public SweepSettings(
      SamplerKind sampler,
      int trials,
      Optional<Duration> timeout,
      Optional<Duration> trialTimeout,
      OptionalInt parallel,
      long seed,
      int gridPoints,
      Pruning pruning) {
    this(
        sampler,
        trials,
        timeout,
        trialTimeout,
        parallel,
        seed,
        gridPoints,
        pruning,
        Optional.empty());
  }
}
