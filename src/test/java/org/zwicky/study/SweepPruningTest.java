package org.zwicky.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.zwicky.PropertySeed;
import org.zwicky.metric.Goal;
import org.zwicky.prune.Hyperband;
import org.zwicky.prune.MedianPruner;
import org.zwicky.prune.Pruner;
import org.zwicky.prune.SuccessiveHalving;
import org.zwicky.search.Samplers;
import org.zwicky.space.IntParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;

/** Sweeps that prune, and that are killed and resumed while they do. */
class SweepPruningTest {

  private static final int EPOCHS = 5;
  private static final int TRIALS = 9;
  private static final Objective MACRO_F1 = new Objective("macroF1", Goal.MAXIMIZE);
  private static final Objective LOSS = new Objective("logLoss", Goal.MINIMIZE);
  private static final Pruner ASHA = new SuccessiveHalving(1, 3);
  private static final AtomicInteger STUDIES = new AtomicInteger();
  private static TrialStore store;

  @BeforeContainer
  static void open() {
    store =
        new H2TrialStore(
            H2Database.open(DatabaseLocation.of("jdbc:h2:mem:pruning")), Clock.systemUTC());
  }

  @AfterContainer
  static void close() {
    store.close();
  }

  @Example
  void recordsWhyATrialWasPrunedAndWhatItHadComeTo() {
    Study study = study();
    run(study, store, new Pruning(ASHA, List.of()), new Scripted(1, 0, trial -> -trial / 10.0));

    List<Trial> trials = store.trials(study.name());
    assertThat(trials.get(0).state()).isEqualTo(TrialState.COMPLETE);
    assertThat(trials.subList(1, 5)).allMatch(trial -> trial.state() == TrialState.PRUNED);
    Trial second = trials.get(1);
    assertThat(second.reason())
        .isEqualTo("rung 1 (epoch 1): best macroF1 -0.19 is below the best, -0.09, of 2 trials");
    assertThat(second.epochs()).isEqualTo(1);
    assertThat(second.bestEpoch()).hasValue(1);
    assertThat(second.metrics()).containsOnlyKeys("macroF1", "logLoss");
    assertThat(second.metric("macroF1")).isEqualTo(-0.19);
    assertThat(store.trial(study.name(), 2).orElseThrow().confusion()).isEmpty();
  }

  @Example
  void tellsTheGeneratorWhatAPrunedTrialHadComeTo() {
    Study study = study();
    RecordingGenerator generator = new RecordingGenerator(sampler());
    runner(study, store, generator, new Pruning(ASHA, List.of()), new Scripted(1, 0, t -> -t))
        .execute();

    Trial told = (Trial) generator.reported().get(1).getModelSpecificResults();
    assertThat(told.state()).isEqualTo(TrialState.PRUNED);
    assertThat(told.epochs()).isEqualTo(1);
    assertThat(told.metric("macroF1")).isEqualTo(-1.99);
    assertThat(generator.reported().get(1).getScore()).isNull();
  }

  @Example
  void prunesNothingAtTheLastEpoch() {
    Study study = study();
    run(
        study,
        store,
        new Pruning(new SuccessiveHalving(EPOCHS, 2), List.of()),
        new Scripted(1, 0, trial -> -trial));

    assertThat(store.trials(study.name())).allMatch(t -> t.state() == TrialState.COMPLETE);
  }

  @Example
  void prunesOnlyWhatLosesOnEveryMetricAsked() {
    Study both = study();
    Study one = study();
    Scripted worseAndWorse = new Scripted(1, 0, trial -> -trial);
    Objective loss = new Objective("logLoss", Goal.MAXIMIZE);
    // The loss of each trial is above that of the one before, so it loses on macro-F1 alone.
    run(one, store, new Pruning(ASHA, List.of(MACRO_F1, loss)), worseAndWorse);
    run(both, store, new Pruning(ASHA, List.of(MACRO_F1, LOSS)), worseAndWorse);

    assertThat(store.trials(one.name())).allMatch(t -> t.state() == TrialState.COMPLETE);
    assertThat(store.trials(both.name()).get(1).reason())
        .contains("best macroF1 -1.99 is below the best", "; and ", "best logLoss 1.99 is above");
  }

  @Example
  void judgesSeveralTrialsAtATime() {
    Study study = study();
    Random random = new Random(5);
    double[] ends = random.doubles(TRIALS + 1).toArray();
    run(study, store, new Pruning(ASHA, List.of()), new Scripted(3, 0, trial -> ends[trial]));

    assertThat(store.trials(study.name()))
        .hasSize(TRIALS)
        .allMatch(t -> t.state() == TrialState.COMPLETE || t.state() == TrialState.PRUNED);
    Trial best =
        store.trials(study.name()).stream()
            .max(java.util.Comparator.comparingDouble(t -> ends[t.number()]))
            .orElseThrow();
    assertThat(best.state()).isEqualTo(TrialState.COMPLETE);
  }

  /** The epoch is recorded, the process dies before the trial's end is. */
  @Example
  void prunesOnResumingWhatItWasAboutToPrune() {
    Study study = study();
    Pruning pruning = new Pruning(ASHA, List.of());
    // Start, five epochs and end of the first trial, start and first epoch of the second.
    untilKilled(
        () -> run(study, new DyingStore(store, EPOCHS + 4), pruning, new Scripted(1, 0, t -> -t)));
    assertThat(store.trials(study.name()).get(1).epochs()).isEqualTo(1);
    assertThat(store.trials(study.name()).get(1).state()).isEqualTo(TrialState.RUNNING);
    Scripted later = new Scripted(1, 0, trial -> -trial);
    run(study, store, pruning, later);

    assertThat(store.trials(study.name()).get(1).state()).isEqualTo(TrialState.PRUNED);
    assertThat(store.trials(study.name()).get(1).epochs()).isEqualTo(1);
    assertThat(later.executed()).doesNotContain(1, 2).contains(3);
  }

  @Property(tries = 25, seed = PropertySeed.SEED)
  void aPruningSweepThatIsKilledIsAsIfUndisturbed(
      @ForAll @IntRange(max = 2) int kind,
      @ForAll long seed,
      @ForAll @IntRange(max = TRIALS * 4) int first,
      @ForAll @IntRange(max = TRIALS * 4) int second,
      @ForAll @IntRange(max = 2) int lost) {
    Pruner pruner =
        List.of(ASHA, new MedianPruner(1, 0, 1), new Hyperband(1, EPOCHS, 2, seed)).get(kind);
    Pruning pruning = new Pruning(pruner, List.of());
    double[] ends = new Random(seed).doubles(TRIALS + 1).toArray();
    Study undisturbed = study();
    run(undisturbed, store, pruning, new Scripted(1, 0, trial -> ends[trial]));
    Study killed = study();
    for (int writes : new int[] {first, second}) {
      untilKilled(
          () ->
              run(
                  killed,
                  new DyingStore(store, writes),
                  pruning,
                  new Scripted(1, lost, trial -> ends[trial])));
    }
    run(killed, store, pruning, new Scripted(1, lost, trial -> ends[trial]));

    assertThat(store.details(killed.name()))
        .usingRecursiveComparison()
        // NaN equals NaN.
        .withComparatorForType(Comparator.naturalOrder(), Double.class)
        .ignoringFields("trial.started", "trial.finished", "trial.seconds")
        .isEqualTo(store.details(undisturbed.name()));
  }

  private static void untilKilled(ThrowingCallable sweep) {
    assertThat(catchThrowable(sweep))
        .satisfiesAnyOf(
            end -> assertThat(end).isNull(),
            end -> assertThat(end).isInstanceOf(DyingStore.KilledException.class));
  }

  private static Study study() {
    Study study = StudyFixtures.study("study " + STUDIES.incrementAndGet());
    store.createStudy(study);
    return study;
  }

  private static void run(Study study, TrialStore to, Pruning pruning, TrialExecutor executor) {
    runner(study, to, sampler(), pruning, executor).execute();
  }

  private static SweepRunner runner(
      Study study,
      TrialStore to,
      org.deeplearning4j.arbiter.optimize.api.CandidateGenerator generator,
      Pruning pruning,
      TrialExecutor executor) {
    SweepRunner runner =
        new SweepRunner(
            study,
            generator,
            candidate -> Optional.empty(),
            List.of(new MaxCandidatesCondition(TRIALS)),
            executor,
            to,
            1);
    runner.pruneBy(new TrialJudge(pruning, study.objective(), any -> OptionalInt.of(EPOCHS)));
    return runner;
  }

  private static org.deeplearning4j.arbiter.optimize.api.CandidateGenerator sampler() {
    return Samplers.create(
        new SearchSpace(List.of(new IntParameter("units", 1, 1000, 1, false, Optional.empty()))),
        new SweepSettings(
            SamplerKind.RANDOM,
            10,
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            3,
            10));
  }

  /** Trials that gain a hundredth an epoch on the way from where their number puts them. */
  private static final class Scripted implements TrialExecutor {

    private final int parallelism;
    private final int lost;
    private final java.util.function.IntToDoubleFunction begin;
    private final List<Integer> executed =
        java.util.Collections.synchronizedList(new ArrayList<>());

    Scripted(int parallelism, int lost, java.util.function.IntToDoubleFunction begin) {
      this.parallelism = parallelism;
      this.lost = lost;
      this.begin = begin;
    }

    List<Integer> executed() {
      return executed;
    }

    @Override
    public int parallelism() {
      return parallelism;
    }

    @Override
    public TrialOutcome execute(TrialRequest request, TrialObserver observer) {
      executed.add(request.number());
      int from = Math.max(0, request.recordedEpochs() - lost);
      for (int epoch = from + 1; epoch <= EPOCHS; epoch++) {
        double value = Math.round(100 * begin.applyAsDouble(request.number()) + epoch) / 100.0;
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("trainLoss", 1.0);
        metrics.put("macroF1", value);
        metrics.put("logLoss", -value);
        Optional<String> prune = observer.onEpoch(new Measurement(epoch, metrics, 1));
        if (prune.isPresent()) {
          return new TrialOutcome.Pruned(prune.get());
        }
      }
      float[][] probabilities = new float[4][3];
      IntStream.range(0, 4).forEach(row -> probabilities[row][request.number() % 3] = 1);
      return new TrialOutcome.Completed(EPOCHS, probabilities, 10, Map.of());
    }

    @Override
    public void close() {}
  }
}
