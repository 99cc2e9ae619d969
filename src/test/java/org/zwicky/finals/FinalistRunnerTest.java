package org.zwicky.finals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.zwicky.finals.FinalsFixtures.complete;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.study.DiskFullException;
import org.zwicky.study.FailureKind;
import org.zwicky.study.FinalistSettings;
import org.zwicky.study.ModelId;
import org.zwicky.study.Retraining;
import org.zwicky.study.Seeds;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

@Tag("slow")
class FinalistRunnerTest {

  private static final long SEED = 42;
  private static final FinalistSettings TWO_SEEDS = new FinalistSettings(2, 2, Optional.empty());
  private static final List<Trial> FINALISTS = List.of(complete(5, 0.9), complete(3, 0.8));

  @TempDir Path directory;
  private final List<TrialRequest> executed = Collections.synchronizedList(new ArrayList<>());
  private TrialStore store;

  @BeforeEach
  void open() {
    store = FinalsFixtures.store(directory);
    store.createStudy(StudyFixtures.study("x"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void trainsEachFinalistWithNewSeedsAfterOneAnother() {
    assertThat(run(request -> StudyFixtures.completed())).isTrue();

    assertThat(executed)
        .extracting(TrialRequest::folder, TrialRequest::seed)
        .containsExactly(
            tuple("finalists/5-1", Seeds.ofFinalist(SEED, new ModelId(5, 1))),
            tuple("finalists/3-1", Seeds.ofFinalist(SEED, new ModelId(3, 1))),
            tuple("finalists/5-2", Seeds.ofFinalist(SEED, new ModelId(5, 2))),
            tuple("finalists/3-2", Seeds.ofFinalist(SEED, new ModelId(3, 2))));
    assertThat(executed).extracting(TrialRequest::seed).doesNotHaveDuplicates();
    assertThat(executed.get(1).parameters()).isEqualTo(StudyFixtures.parameters(3));
    assertThat(store.finals().retrainings("x")).allMatch(Retraining::isComplete).hasSize(4);
  }

  @Test
  void repeatsNothingThatIsRecordedAndGoesOnWithWhatWasCutOff() {
    store.finals().start("x", new ModelId(5, 1), 1);
    store.finals().finish("x", new ModelId(5, 1), StudyFixtures.completed());
    store.finals().start("x", new ModelId(3, 1), 1);
    store.finals().record("x", new ModelId(3, 1), StudyFixtures.measurement(1));

    run(request -> StudyFixtures.completed());

    assertThat(executed)
        .extracting(TrialRequest::folder, TrialRequest::recordedEpochs)
        .containsExactly(
            tuple("finalists/3-1", 1), tuple("finalists/5-2", 0), tuple("finalists/3-2", 0));
  }

  @Test
  void goesOnWithTheOthersWhenOneFails() {
    assertThat(
            run(
                request ->
                    request.folder().endsWith("5-1")
                        ? new TrialOutcome.Failed("the loss became NaN", FailureKind.DIVERGED)
                        : StudyFixtures.completed()))
        .isTrue();

    assertThat(store.finals().retrainings("x"))
        .filteredOn(each -> !each.isComplete())
        .extracting(Retraining::model, Retraining::reason)
        .containsExactly(tuple(new ModelId(5, 1), "the loss became NaN"));
  }

  @Test
  void leavesWhatIsInterruptedWaiting() {
    assertThat(run(request -> new TrialOutcome.Interrupted())).isFalse();

    assertThat(store.finals().retrainings("x"))
        .extracting(Retraining::state)
        .containsOnly(TrialState.WAITING);
  }

  @Test
  void endsWhatOneHasBegunForAllButBeginsNoFurtherSeedWhenTimeIsUp() {
    FinalistRunner runner = runner(TWO_SEEDS, request -> StudyFixtures.completed());

    assertThat(runner.run(FINALISTS, () -> true)).isFalse();

    assertThat(executed)
        .extracting(TrialRequest::folder)
        .containsExactly("finalists/5-1", "finalists/3-1");
  }

  @Test
  void stopsWhenADiskIsFull() {
    assertThatThrownBy(
            () -> run(request -> new TrialOutcome.Failed("no room", FailureKind.DISK_FULL)))
        .isInstanceOf(DiskFullException.class);

    assertThat(store.finals().retrainings("x"))
        .extracting(Retraining::state)
        .containsExactly(TrialState.WAITING);
  }

  @Test
  void missesOnlyNewFinalistsOnceTheListHasChanged() {
    run(request -> StudyFixtures.completed());

    assertThat(
            FinalistRunner.missing(
                List.of(complete(9, 0.95), complete(5, 0.9)),
                TWO_SEEDS,
                store.finals().retrainings("x")))
        .containsExactly(new ModelId(9, 1), new ModelId(9, 2));
  }

  private boolean run(Function<TrialRequest, TrialOutcome> outcomes) {
    return runner(TWO_SEEDS, outcomes).run(FINALISTS, () -> false);
  }

  private FinalistRunner runner(
      FinalistSettings settings, Function<TrialRequest, TrialOutcome> outcomes) {
    return new FinalistRunner(
        "x", settings, SEED, new Scripted(outcomes), store.finals(), new FinalistListener() {});
  }

  /** Ends each request as it is told, after an epoch. */
  private final class Scripted implements TrialExecutor {

    private final Function<TrialRequest, TrialOutcome> outcomes;

    Scripted(Function<TrialRequest, TrialOutcome> outcomes) {
      this.outcomes = outcomes;
    }

    @Override
    public int parallelism() {
      return 1;
    }

    @Override
    public TrialOutcome execute(TrialRequest request, TrialObserver observer) {
      executed.add(request);
      assertThat(observer.onEpoch(StudyFixtures.measurement(request.recordedEpochs() + 1)))
          .isEmpty();
      return outcomes.apply(request);
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
