package org.zwicky.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxTimeCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.BaseStatusListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.base.BadInputException;
import org.zwicky.search.Samplers;
import org.zwicky.space.IntParameter;
import org.zwicky.space.SearchSpace;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;

class SweepRunnerTest {

  private static final SearchSpace SPACE =
      new SearchSpace(List.of(new IntParameter("units", 1, 6, 1, false, Optional.empty())));
  private static final FeasibilityCheck ALL_FEASIBLE = candidate -> Optional.empty();
  private static final Study STUDY = StudyFixtures.study("x");

  @TempDir Path directory;
  private TrialStore store;

  @BeforeEach
  void open() {
    store =
        new H2TrialStore(
            H2Database.open(DatabaseLocation.of(directory.resolve("x.db").toString())),
            Clock.systemUTC());
    store.createStudy(STUDY);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void runsAsManyTrialsAsAsked() {
    SweepRunner runner = runner(new ScriptedExecutor(1), generator(SamplerKind.RANDOM), max(4));
    runner.execute();

    assertThat(store.trials("x")).extracting(Trial::number).containsExactly(1, 2, 3, 4);
    assertThat(store.trials("x")).extracting(Trial::state).containsOnly(TrialState.COMPLETE);
    assertThat(store.trials("x")).extracting(Trial::seed).doesNotHaveDuplicates();
    assertThat(runner.numCandidatesCompleted()).isEqualTo(4);
    assertThat(runner.numCandidatesTotal()).isEqualTo(4);
    assertThat(runner.bestScoreCandidateIndex()).isEqualTo(1);
    assertThat(runner.bestScore()).isEqualTo(store.trials("x").get(0).metric("macroF1"));
    assertThat(runner.getResults()).hasSize(4);
  }

  @Test
  void startsNoMoreThanAskedWithSeveralAtATime() {
    runner(new ScriptedExecutor(3), generator(SamplerKind.RANDOM), max(7)).execute();

    assertThat(store.trials("x")).hasSize(7);
  }

  @Test
  void runsTrialsAtTheSameTime() throws Exception {
    // Each trial waits for the other: the sweep ends only if two run at a time.
    CyclicBarrier barrier = new CyclicBarrier(2);
    ScriptedExecutor executor =
        new ScriptedExecutor(
            2,
            (request, observer) -> {
              try {
                barrier.await(20, TimeUnit.SECONDS);
              } catch (Exception e) {
                return new TrialOutcome.Failed("waited alone: " + e);
              }
              return StudyFixtures.completed();
            });

    runner(executor, generator(SamplerKind.RANDOM), max(2)).execute();

    assertThat(store.trials("x")).extracting(Trial::state).containsOnly(TrialState.COMPLETE);
  }

  @Test
  void endsWhenTheGeneratorHasNoMore() {
    runner(new ScriptedExecutor(2), generator(SamplerKind.GRID), max(100)).execute();

    assertThat(store.trials("x")).hasSize(6);
  }

  @Test
  void endsWhenTimeIsUp() {
    runner(
            new ScriptedExecutor(1),
            generator(SamplerKind.RANDOM),
            new MaxTimeCondition(0, TimeUnit.SECONDS))
        .execute();
    runner(new ScriptedExecutor(1), generator(SamplerKind.RANDOM), new TimeLimit(Duration.ZERO))
        .execute();

    assertThat(store.trials("x")).isEmpty();
  }

  @Test
  void goesOnWhileTimeIsLeft() {
    SweepRunner runner =
        new SweepRunner(
            STUDY,
            generator(SamplerKind.RANDOM),
            ALL_FEASIBLE,
            List.of(max(2), new TimeLimit(Duration.ofDays(1))),
            new ScriptedExecutor(1),
            store,
            1);
    runner.execute();

    assertThat(store.trials("x")).hasSize(2);
  }

  @Test
  void recordsAFailureAndGoesOn() {
    ScriptedExecutor executor =
        new ScriptedExecutor(
            1,
            (request, observer) ->
                request.number() == 2
                    ? new TrialOutcome.Failed("diverged at epoch 3")
                    : StudyFixtures.completed());

    SweepRunner runner = runner(executor, generator(SamplerKind.RANDOM), max(3));
    runner.execute();

    assertThat(store.trials("x"))
        .extracting(Trial::state)
        .containsExactly(TrialState.COMPLETE, TrialState.FAILED, TrialState.COMPLETE);
    assertThat(runner.numCandidatesFailed()).isEqualTo(1);
    assertThat(runner.getCandidateStatus().get(1).getExceptionStackTrace())
        .isEqualTo("diverged at epoch 3");
  }

  @Test
  void stopsAfterFailuresInARowAndCountsAnewWhenContinued() {
    ScriptedExecutor failing =
        new ScriptedExecutor(1, (request, observer) -> new TrialOutcome.Failed("crashed"));
    FailuresInARow condition = new FailuresInARow(2);

    runner(failing, generator(SamplerKind.RANDOM), condition).execute();
    assertThat(condition.diagnosis()).contains(new FailuresInARow.Diagnosis(2, 2, "crashed"));
    assertThat(store.trials("x")).hasSize(2);
    runner(failing, generator(SamplerKind.RANDOM), new FailuresInARow(3)).execute();

    assertThat(store.trials("x")).hasSize(5);
  }

  @Test
  void recordsWhatATrialUsedAndSaysWhenItIsTriedAgain() {
    ResourceUsage usage = new ResourceUsage(3.5, 1 << 30, 0.8);
    ScriptedExecutor executor =
        new ScriptedExecutor(
            1,
            (request, observer) -> {
              observer.onRetry("the worker crashed");
              observer.onUsage(usage);
              return new TrialOutcome.Failed("crashed twice", FailureKind.CRASHED);
            });
    List<String> said = new ArrayList<>();
    SweepRunner runner = runner(executor, generator(SamplerKind.RANDOM), max(1));
    runner.addListener(
        new SweepListener() {
          @Override
          public void onTrialRetried(TrialRequest request, String reason) {
            said.add(request.number() + ": " + reason);
          }

          @Override
          public void onOutcome(TrialRequest request, TrialOutcome outcome) {
            said.add(request.number() + ": " + ((TrialOutcome.Failed) outcome).kind());
          }
        });

    runner.execute();

    assertThat(store.trial("x", 1).orElseThrow().usage()).contains(usage);
    assertThat(said).containsExactly("1: the worker crashed", "1: CRASHED");
  }

  @Test
  void passesOverInfeasibleCandidatesWithoutCountingThem() {
    FeasibilityCheck onlySmall =
        candidate -> candidate.integer("units") > 2 ? Optional.of("too large") : Optional.empty();
    new SweepRunner(
            STUDY,
            generator(SamplerKind.RANDOM),
            onlySmall,
            List.of(max(5)),
            new ScriptedExecutor(1),
            store,
            1)
        .execute();

    assertThat(store.trials("x"))
        .hasSize(5)
        .allSatisfy(t -> assertThat(t.parameters().integer("units")).isLessThanOrEqualTo(2));
  }

  @Test
  void givesUpOnASpaceWithoutFeasibleCandidates() {
    SweepRunner runner =
        new SweepRunner(
            STUDY,
            generator(SamplerKind.RANDOM),
            candidate -> Optional.of("the map shrinks to nothing"),
            List.of(max(5)),
            new ScriptedExecutor(2),
            store,
            1);

    assertThatThrownBy(runner::execute)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the map shrinks to nothing");
    assertThat(store.trials("x")).isEmpty();
  }

  @Test
  void continuesAnInterruptedStudyAsIfNothingHadHappened() {
    runner(new ScriptedExecutor(1), generator(SamplerKind.RANDOM), max(6)).execute();
    List<Trial> undisturbed = store.trials("x");
    store.createStudy(StudyFixtures.study("y"));
    ScriptedExecutor interrupted =
        new ScriptedExecutor(
            1,
            (request, observer) ->
                request.number() == 3 ? new TrialOutcome.Interrupted() : StudyFixtures.completed());
    runner(StudyFixtures.study("y"), interrupted, generator(SamplerKind.RANDOM), max(3)).execute();
    assertThat(store.trials("y").get(2).state()).isEqualTo(TrialState.WAITING);

    runner(StudyFixtures.study("y"), new ScriptedExecutor(1), generator(SamplerKind.RANDOM), max(6))
        .execute();

    assertThat(store.trials("y"))
        .usingRecursiveComparison()
        // NaN equals NaN.
        .withComparatorForType(Comparator.naturalOrder(), Double.class)
        .ignoringFields("started", "finished", "seconds")
        .isEqualTo(undisturbed);
  }

  @Test
  void givesTheResultsOfTrialsToAGeneratorThatDidNotProposeThem() {
    runner(new ScriptedExecutor(1), generator(SamplerKind.RANDOM), max(3)).execute();
    List<Trial> before = store.trials("x");
    RecordingGenerator other =
        new RecordingGenerator(Samplers.create(SPACE, settings(SamplerKind.GRID, 99)));

    runner(new ScriptedExecutor(1), other, max(5)).execute();

    assertThat(store.trials("x")).hasSize(5).startsWith(before.toArray(Trial[]::new));
    assertThat(other.reported())
        .extracting(OptimizationResult::getIndex)
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(other.reported().subList(0, 3))
        .extracting(result -> result.getCandidate().getValue())
        .containsExactlyElementsOf(before.stream().<Object>map(Trial::parameters).toList());
    assertThat(store.trials("x").subList(3, 5))
        .extracting(Trial::parameters)
        .doesNotContainAnyElementsOf(before.stream().map(Trial::parameters).toList());
  }

  @Test
  void runsATrialThatWasNumberedButNotRecorded() {
    runner(new ScriptedExecutor(1), generator(SamplerKind.GRID), max(4)).execute();
    store.createStudy(StudyFixtures.study("y"));
    store.trials("x").stream()
        .filter(trial -> trial.number() != 2)
        .forEach(
            trial -> {
              store.start(
                  TrialRequest.first("y", trial.number(), trial.seed(), trial.parameters()));
              store.record("y", trial.number(), StudyFixtures.measurement(1));
              store.finish("y", trial.number(), StudyFixtures.completed());
            });

    runner(StudyFixtures.study("y"), new ScriptedExecutor(1), generator(SamplerKind.GRID), max(4))
        .execute();

    assertThat(store.trials("y"))
        .usingRecursiveComparison()
        // NaN equals NaN.
        .withComparatorForType(Comparator.naturalOrder(), Double.class)
        .ignoringFields("started", "finished", "seconds")
        .isEqualTo(store.trials("x"));
  }

  @Test
  void tellsTheExecutorHowManyEpochsAreRecorded() {
    List<Integer> recorded = new ArrayList<>();
    ScriptedExecutor interrupted =
        new ScriptedExecutor(1, (request, observer) -> new TrialOutcome.Interrupted());
    runner(interrupted, generator(SamplerKind.RANDOM), max(1)).execute();
    ScriptedExecutor executor =
        new ScriptedExecutor(
            1,
            (request, observer) -> {
              recorded.add(request.recordedEpochs());
              return StudyFixtures.completed();
            });

    runner(executor, generator(SamplerKind.RANDOM), max(2)).execute();

    assertThat(recorded).containsExactly(1, 0);
  }

  @Test
  void startsNothingAfterShutdown() {
    SweepRunner runner = runner(new ScriptedExecutor(1), generator(SamplerKind.RANDOM), max(100));
    runner.addListener(
        new SweepListener() {
          @Override
          public void onTrialEnded(Trial trial) {
            if (trial.number() == 2) {
              runner.shutdown(true);
            }
          }
        });

    runner.execute();

    assertThat(store.trials("x")).hasSize(2);
  }

  @Test
  void firesArbitersListeners() {
    List<String> events = new ArrayList<>();
    SweepRunner runner = runner(new ScriptedExecutor(1), generator(SamplerKind.RANDOM), max(1));
    runner.addListeners(
        new BaseStatusListener() {
          @Override
          public void onInitialization(IOptimizationRunner r) {
            events.add("initialized");
          }

          @Override
          public void onCandidateIteration(CandidateInfo info, Object candidate, int iteration) {
            events.add("epoch " + iteration);
          }

          @Override
          public void onCandidateStatusChange(
              CandidateInfo info, IOptimizationRunner r, OptimizationResult result) {
            events.add(
                info.getIndex()
                    + (info.getCandidateStatus() == CandidateStatus.Complete ? " ok" : ""));
          }

          @Override
          public void onShutdown(IOptimizationRunner r) {
            events.add("shut down");
          }
        });

    runner.execute();

    assertThat(events).containsExactly("initialized", "epoch 1", "1 ok", "shut down");
  }

  @Test
  void passesOnWhatBreaksTheStore() {
    ScriptedExecutor wrongRows =
        new ScriptedExecutor(
            1,
            (request, observer) ->
                new TrialOutcome.Completed(1, new float[][] {{1, 0, 0}}, 1, Map.of()));

    assertThatThrownBy(() -> runner(wrongRows, generator(SamplerKind.RANDOM), max(3)).execute())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void breaksOffAtAFullDiskAndLeavesTheTrialWaiting() {
    ScriptedExecutor full =
        new ScriptedExecutor(
            1,
            (request, observer) ->
                request.number() < 2
                    ? StudyFixtures.completed()
                    : new TrialOutcome.Failed("the log can't be written", FailureKind.DISK_FULL));

    assertThatThrownBy(() -> runner(full, generator(SamplerKind.RANDOM), max(5)).execute())
        .isInstanceOf(DiskFullException.class)
        .hasMessageStartingWith("The disk is full: the log can't be written.");
    assertThat(store.trials("x"))
        .extracting(Trial::state)
        .containsExactly(TrialState.COMPLETE, TrialState.WAITING);
  }

  private SweepRunner runner(
      TrialExecutor executor, CandidateGenerator generator, TerminationCondition condition) {
    return runner(STUDY, executor, generator, condition);
  }

  private SweepRunner runner(
      Study study,
      TrialExecutor executor,
      CandidateGenerator generator,
      TerminationCondition condition) {
    return new SweepRunner(study, generator, ALL_FEASIBLE, List.of(condition), executor, store, 1);
  }

  private static CandidateGenerator generator(SamplerKind sampler) {
    return Samplers.create(SPACE, settings(sampler, 7));
  }

  private static SweepSettings settings(SamplerKind sampler, long seed) {
    return new SweepSettings(
        sampler, 10, Optional.<Duration>empty(), Optional.empty(), OptionalInt.empty(), seed, 10);
  }

  private static MaxCandidatesCondition max(int trials) {
    return new MaxCandidatesCondition(trials);
  }

  /** Ends each trial as a script says, after one epoch. */
  private static final class ScriptedExecutor implements TrialExecutor {

    private final int parallelism;
    private final BiFunction<TrialRequest, TrialObserver, TrialOutcome> script;

    ScriptedExecutor(int parallelism) {
      this(parallelism, (request, observer) -> StudyFixtures.completed());
    }

    ScriptedExecutor(
        int parallelism, BiFunction<TrialRequest, TrialObserver, TrialOutcome> script) {
      this.parallelism = parallelism;
      this.script = script;
    }

    @Override
    public int parallelism() {
      return parallelism;
    }

    @Override
    public TrialOutcome execute(TrialRequest request, TrialObserver observer) {
      observer.onEpoch(StudyFixtures.measurement(1));
      return script.apply(request, observer);
    }

    @Override
    public void close() {}
  }
}
