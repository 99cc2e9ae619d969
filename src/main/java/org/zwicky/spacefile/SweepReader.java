package org.zwicky.spacefile;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.zwicky.study.Objective;
import org.zwicky.study.Pruning;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.SweepSettings;

/** Reads the {@code sweep} section. */
final class SweepReader {

  private static final int MAX_TRIALS = 1_000_000;
  private static final int MAX_PARALLEL = 1024;
  private static final int MAX_GRID_POINTS = 10_000;
  private static final int DEFAULT_TRIALS = 20;
  private static final long DEFAULT_SEED = 42;

  private static final SweepSettings DEFAULT =
      new SweepSettings(
          SamplerKind.AUTO,
          DEFAULT_TRIALS,
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          DEFAULT_SEED,
          SweepSettings.DEFAULT_GRID_POINTS,
          Pruning.NONE,
          Optional.empty());

  private SweepReader() {}

  /**
   * The settings.
   *
   * @param objective that trials are compared by, unless they are pruned by others
   */
  static SweepSettings read(ObjectReader root, Objective objective) {
    return root.object("sweep").map(sweep -> settings(sweep, root, objective)).orElse(DEFAULT);
  }

  private static SweepSettings settings(
      ObjectReader sweep, ObjectReader root, Objective objective) {
    sweep.done(
        "sampler",
        "pruner",
        "pruneOnlyIf",
        "startWith",
        "trials",
        "timeout",
        "trialTimeout",
        "parallel",
        "seed",
        "gridPoints",
        "finalists");
    Optional<Duration> timeout = sweep.optional("timeout", new DurationType());
    Optional<Duration> trialTimeout = sweep.optional("trialTimeout", new DurationType());
    Optional<Integer> parallel = sweep.optional("parallel", WholeNumberType.ints(1, MAX_PARALLEL));
    long seed = sweep.field("seed", WholeNumberType.any(), DEFAULT.seed());
    return new SweepSettings(
        sweep.field(
            "sampler", NamedType.of(SamplerKind.class, SamplerKind::word), DEFAULT.sampler()),
        sweep.field("trials", WholeNumberType.ints(1, MAX_TRIALS), DEFAULT.trials()),
        timeout,
        trialTimeout,
        parallel.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        seed,
        sweep.field("gridPoints", WholeNumberType.ints(2, MAX_GRID_POINTS), DEFAULT.gridPoints()),
        new PruningReader(root, objective, seed).read(sweep),
        FinalistsReader.read(sweep, root));
  }
}
