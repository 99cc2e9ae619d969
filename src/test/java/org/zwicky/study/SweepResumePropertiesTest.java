package org.zwicky.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.zwicky.PropertySeed;
import org.zwicky.metric.Metric;
import org.zwicky.search.SamplerCandidates;
import org.zwicky.search.Samplers;
import org.zwicky.search.tpe.TpeSampler;
import org.zwicky.search.tpe.TpeSettings;
import org.zwicky.space.Assignment;
import org.zwicky.space.IntParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;

/** A sweep that is killed at any moment and resumed is the sweep that was left alone. */
class SweepResumePropertiesTest {

  private static final int EPOCHS = 3;
  private static final int TRIALS = 6;

  /** Start, epochs, end. */
  private static final int WRITES = TRIALS * (EPOCHS + 2);

  private static final AtomicInteger STUDIES = new AtomicInteger();
  private static TrialStore store;

  @BeforeContainer
  static void open() {
    store =
        new H2TrialStore(
            H2Database.open(DatabaseLocation.of("jdbc:h2:mem:resume")), Clock.systemUTC());
  }

  @AfterContainer
  static void close() {
    store.close();
  }

  @Property(tries = 15, seed = PropertySeed.SEED)
  void aRandomSweepIsAsIfUndisturbed(
      @ForAll long seed,
      @ForAll @IntRange(max = WRITES) int first,
      @ForAll @IntRange(max = WRITES) int second,
      @ForAll @IntRange(max = EPOCHS) int lost) {
    isAsIfUndisturbed(chapter -> sampler(SamplerKind.RANDOM, seed, 6, 0), first, second, lost);
  }

  @Property(tries = 15, seed = PropertySeed.SEED)
  void aGridSweepIsAsIfUndisturbed(
      @ForAll @IntRange(max = WRITES) int first,
      @ForAll @IntRange(max = WRITES) int second,
      @ForAll @IntRange(max = EPOCHS) int lost) {
    isAsIfUndisturbed(chapter -> sampler(SamplerKind.GRID, 1, 9, 0), first, second, lost);
  }

  @Property(tries = 15, seed = PropertySeed.SEED)
  void aSweepByParzenEstimatorsIsAsIfUndisturbed(
      @ForAll long seed,
      @ForAll @IntRange(max = WRITES) int first,
      @ForAll @IntRange(max = WRITES) int second) {
    isAsIfUndisturbed(chapter -> parzenEstimators(seed), first, second, 0);
  }

  @Property(tries = 15, seed = PropertySeed.SEED)
  void aSweepThatLearnsIsAsIfUndisturbed(
      @ForAll long seed,
      @ForAll @IntRange(max = WRITES) int first,
      @ForAll @IntRange(max = WRITES) int second) {
    isAsIfUndisturbed(chapter -> new LearningGenerator(seed, 1_000_000), first, second, 0);
  }

  @Property(tries = 15, seed = PropertySeed.SEED)
  void aWidenedRandomSweepRepeatsNothingAndIsAsIfUndisturbed(
      @ForAll long seed, @ForAll @IntRange(max = WRITES) int kill) {
    Study undisturbed = study();
    Study killed = study();
    for (Study study : List.of(undisturbed, killed)) {
      run(study, store, sampler(SamplerKind.RANDOM, seed, 6, 0), 1, 0);
      store.amend(study, widened(TRIALS));
    }
    run(undisturbed, store, sampler(SamplerKind.RANDOM, seed, 1000, TRIALS), 1, 0, 2 * TRIALS);
    TrialStore dying = new DyingStore(store, kill);
    untilKilled(
        () ->
            run(killed, dying, sampler(SamplerKind.RANDOM, seed, 1000, TRIALS), 1, 0, 2 * TRIALS));
    run(killed, store, sampler(SamplerKind.RANDOM, seed, 1000, TRIALS), 1, 0, 2 * TRIALS);

    assertSame(killed, undisturbed);
    List<Assignment> all = store.trials(killed.name()).stream().map(Trial::parameters).toList();
    assertThat(all).hasSize(2 * TRIALS);
    assertThat(all.subList(TRIALS, 2 * TRIALS)).doesNotContainAnyElementsOf(all.subList(0, TRIALS));
  }

  @Property(tries = 15, seed = PropertySeed.SEED)
  void aWidenedGridVisitsEveryCombinationOnce(
      @ForAll @IntRange(max = WRITES) int kill, @ForAll @IntRange(max = WRITES) int second) {
    Study study = study();
    untilKilled(
        () -> run(study, new DyingStore(store, kill), sampler(SamplerKind.GRID, 1, 6, 0), 1, 0));
    int last = store.trials(study.name()).size();
    store.amend(study, widened(last));
    untilKilled(
        () ->
            run(
                study,
                new DyingStore(store, second),
                sampler(SamplerKind.GRID, 1, 9, last),
                1,
                0,
                100));
    run(study, store, sampler(SamplerKind.GRID, 1, 9, last), 1, 0, 100);

    assertThat(store.trials(study.name()))
        .extracting(trial -> trial.parameters().integer("units"))
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(store.trials(study.name())).allMatch(t -> t.state() == TrialState.COMPLETE);
  }

  @Property(tries = 15, seed = PropertySeed.SEED)
  void severalAtATimeLoseNothing(
      @ForAll long seed,
      @ForAll @IntRange(max = WRITES) int first,
      @ForAll @IntRange(max = WRITES) int second) {
    Study study = study();
    Set<Integer> finished = new HashSet<>();
    for (int writes : new int[] {first, second}) {
      untilKilled(
          () ->
              run(
                  study,
                  new DyingStore(store, writes),
                  new LearningGenerator(seed, 1_000_000),
                  3,
                  0));
      Set<Integer> now = new HashSet<>();
      store.trials(study.name()).stream()
          .filter(trial -> trial.state().isFinal())
          .forEach(trial -> now.add(trial.number()));
      assertThat(now).containsAll(finished);
      finished.addAll(now);
    }
    run(study, store, new LearningGenerator(seed, 1_000_000), 3, 0);

    assertThat(store.trials(study.name()))
        .allMatch(trial -> trial.state() == TrialState.COMPLETE && trial.epochs() == EPOCHS)
        .hasSize(TRIALS);
  }

  private static void isAsIfUndisturbed(
      IntFunction<CandidateGenerator> generators, int first, int second, int lost) {
    Study undisturbed = study();
    run(undisturbed, store, generators.apply(0), 1, 0);
    Study killed = study();
    for (int writes : new int[] {first, second}) {
      untilKilled(() -> run(killed, new DyingStore(store, writes), generators.apply(0), 1, lost));
    }
    run(killed, store, generators.apply(0), 1, lost);
    assertSame(killed, undisturbed);
  }

  private static void assertSame(Study actual, Study expected) {
    assertThat(store.details(actual.name()))
        .usingRecursiveComparison()
        // NaN equals NaN.
        .withComparatorForType(Comparator.naturalOrder(), Double.class)
        .ignoringFields("trial.started", "trial.finished", "trial.seconds")
        .isEqualTo(store.details(expected.name()));
  }

  private static void untilKilled(ThrowingCallable sweep) {
    assertThat(catchThrowable(sweep))
        .satisfiesAnyOf(
            end -> assertThat(end).isNull(),
            end -> assertThat(end).isInstanceOf(DyingStore.KilledException.class));
  }

  private static Study study() {
    return StudyFixtures.study("study " + STUDIES.incrementAndGet());
  }

  private static StudyChange widened(int lastTrial) {
    return new StudyChange(Instant.EPOCH, lastTrial, true, List.of("/parameters/units"), "{}");
  }

  private static void run(
      Study study, TrialStore to, CandidateGenerator generator, int parallel, int lost) {
    run(study, to, generator, parallel, lost, TRIALS);
  }

  private static void run(
      Study study, TrialStore to, CandidateGenerator generator, int parallel, int lost, int most) {
    if (store.study(study.name()).isEmpty()) {
      store.createStudy(study);
    }
    new SweepRunner(
            study,
            generator,
            candidate -> Optional.empty(),
            List.of(new MaxCandidatesCondition(most)),
            new SeededExecutor(parallel, lost),
            to,
            1)
        .execute();
  }

  /** Two trials at the start, so that most proposals depend on results. */
  private static CandidateGenerator parzenEstimators(long seed) {
    SearchSpace space =
        new SearchSpace(List.of(new IntParameter("units", 1, 100_000, 1, true, Optional.empty())));
    return new SamplerCandidates(
        new TpeSampler(seed, new TpeSettings(2, 0.1, 25, 24, true)),
        space,
        Objective.of(Metric.MACRO_F1),
        seed);
  }

  private static CandidateGenerator sampler(
      SamplerKind kind, long seed, int highest, int lastForeign) {
    SearchSpace space =
        new SearchSpace(List.of(new IntParameter("units", 1, highest, 1, false, Optional.empty())));
    return Samplers.create(
        space,
        new SweepSettings(
            kind, 10, Optional.empty(), Optional.empty(), OptionalInt.empty(), seed, 10),
        lastForeign);
  }

  /**
   * Measures what depends on the trial's seed alone.
   *
   * @param lost recorded epochs that it can't go on from, and measures again
   */
  private record SeededExecutor(int parallelism, int lost) implements TrialExecutor {

    @Override
    public TrialOutcome execute(TrialRequest request, TrialObserver observer) {
      int from = Math.max(0, request.recordedEpochs() - lost);
      for (int epoch = from + 1; epoch <= EPOCHS; epoch++) {
        double value = new Random(request.seed() + epoch).nextDouble();
        observer.onEpoch(new Measurement(epoch, Map.of("macroF1", value), value));
      }
      Random random = new Random(request.seed());
      float[][] probabilities = new float[4][3];
      IntStream.range(0, 4).forEach(row -> probabilities[row][random.nextInt(3)] = 1);
      return new TrialOutcome.Completed(EPOCHS, probabilities, 10, Map.of());
    }

    @Override
    public void close() {}
  }
}
