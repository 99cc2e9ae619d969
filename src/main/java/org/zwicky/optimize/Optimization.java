package org.zwicky.optimize;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.zwicky.metric.Goal;
import org.zwicky.prune.NoPruner;
import org.zwicky.prune.Pruner;
import org.zwicky.search.Sampler;
import org.zwicky.space.Assignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.SweepSettings;

/**
 * A search by any JVM program: {@code Optimization.create(space).trials(50).optimize(trial ->
 * score)}. In memory; nothing is printed or stored. With one trial at a time the same settings and
 * objective give the same trials. Its settings are for one thread; the searches it starts are
 * independent of each other and of later changes.
 */
public final class Optimization {

  final SearchSpace space;
  SamplerKind sampler = SamplerKind.AUTO;
  Optional<Sampler> ownSampler = Optional.empty();
  Pruner pruner = new NoPruner();
  Goal goal = Goal.MINIMIZE;
  int trials = 100;
  long seed;
  int parallel = 1;
  int gridPoints = SweepSettings.DEFAULT_GRID_POINTS;
  Optional<Duration> timeout = Optional.empty();
  List<Assignment> starts = List.of();
  LongSupplier nanoTime = System::nanoTime;

  private Optimization(SearchSpace space) {
    this.space = space;
  }

  /**
   * A search for the minimum in 100 trials, one at a time, with the sampler chosen by the space.
   */
  public static Optimization create(SearchSpace space) {
    return new Optimization(space);
  }

  /** What proposes the next assignment; {@link SamplerKind#AUTO} by default. */
  public Optimization sampler(SamplerKind kind) {
    sampler = kind;
    ownSampler = Optional.empty();
    return this;
  }

  /**
   * A sampler of the caller's own, in place of one that is named. It is asked for one suggestion at
   * a time, with the history of all trials so far and random numbers that derive from the seed and
   * the trial's number; what it throws ends the search. An empty suggestion ends it in peace.
   */
  public Optimization sampler(Sampler own) {
    ownSampler = Optional.of(own);
    return this;
  }

  /** What stops poor trials, of those that report steps; nothing by default. */
  public Optimization pruner(Pruner newPruner) {
    pruner = newPruner;
    return this;
  }

  /** Which way scores are better; lower by default. */
  public Optimization goal(Goal newGoal) {
    goal = newGoal;
    return this;
  }

  /**
   * Trials after which it ends, pruned and failed ones among them.
   *
   * @param count at least 1; 100 by default
   */
  public Optimization trials(int count) {
    trials = requireAtLeast(1, count, "trials");
    return this;
  }

  /** From which the sampler draws; 0 by default. */
  public Optimization seed(long newSeed) {
    seed = newSeed;
    return this;
  }

  /**
   * Trials at a time. One runs in the calling thread, several in threads of their own.
   *
   * @param count at least 1; 1 by default
   */
  public Optimization parallel(int count) {
    parallel = requireAtLeast(1, count, "parallel");
    return this;
  }

  /**
   * Points of a continuous range, for the grid.
   *
   * @param count at least 2; 5 by default
   */
  public Optimization gridPoints(int count) {
    gridPoints = requireAtLeast(2, count, "gridPoints");
    return this;
  }

  /** Wall time after which no further trial begins; those under way end. */
  public Optimization timeout(Duration limit) {
    timeout = Optional.of(limit);
    return this;
  }

  /** What to try first, in this order; what an assignment leaves out is drawn from the seed. */
  public Optimization startWith(Collection<Assignment> assignments) {
    starts = List.copyOf(assignments);
    return this;
  }

  /** The time in nanoseconds, by any origin. */
  Optimization clock(LongSupplier nanoseconds) {
    nanoTime = nanoseconds;
    return this;
  }

  /**
   * Searches until all trials have run, time is up, nothing is left to try or the calling thread is
   * interrupted. An interrupt gives what there is by then and leaves the thread's flag set; trials
   * under way are interrupted and not waited for where they run in threads of their own.
   *
   * @throws OptimizationFailedException if five trials in a row fail
   * @throws org.zwicky.base.BadInputException if the grid is too large or a start can't be tried
   * @throws IllegalStateException if a sampler of the caller's own suggests what is not of the
   *     space
   * @throws Error that the objective throws
   */
  public Results optimize(ObjectiveFunction objective) {
    return new Search(this, objective).run();
  }

  SweepSettings settings() {
    return new SweepSettings(
        sampler, trials, timeout, Optional.empty(), OptionalInt.of(parallel), seed, gridPoints);
  }

  private static int requireAtLeast(int least, int count, String name) {
    if (count < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, is %d".formatted(name, least, count));
    }
    return count;
  }
}
