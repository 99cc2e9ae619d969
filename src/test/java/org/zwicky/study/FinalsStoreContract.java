package org.zwicky.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.zwicky.study.StudyFixtures.completed;
import static org.zwicky.study.StudyFixtures.measurement;
import static org.zwicky.study.StudyFixtures.study;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.ConfidenceInterval;

/** What every {@link FinalsStore} must do. */
public abstract class FinalsStoreContract {

  private static final ModelId FIRST = new ModelId(7, 1);
  private static final ModelId SECOND = new ModelId(7, 2);

  private TrialStore store;

  /** A store with nothing in it. */
  protected abstract TrialStore emptyStore();

  /** The same store, closed and opened again. */
  protected abstract TrialStore reopened();

  @BeforeEach
  void open() {
    store = emptyStore();
    store.createStudy(study("x"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void knowsOfNoFinalistAtFirst() {
    assertThat(store.finals().retrainings("x")).isEmpty();
    assertThat(store.finals().tests("x")).isEmpty();
    assertThat(store.finals().probabilities("x", FIRST)).isEmpty();
  }

  @Test
  void keepsARetrainingFromItsStartToItsEnd() {
    FinalsStore finals = store.finals();
    finals.start("x", FIRST, 99);
    finals.record("x", FIRST, measurement(1));
    finals.record("x", FIRST, measurement(2));
    assertThat(finals.retrainings("x"))
        .singleElement()
        .satisfies(
            running -> {
              assertThat(running.state()).isEqualTo(TrialState.RUNNING);
              assertThat(running.epochs()).isEqualTo(2);
              assertThat(running.seconds()).isCloseTo(0.75, within(1e-9));
            });

    finals.finish("x", FIRST, completed());

    store.close();
    store = reopened();
    Retraining ended = store.finals().retrainings("x").get(0);
    assertThat(ended.model()).isEqualTo(FIRST);
    assertThat(ended.seed()).isEqualTo(99);
    assertThat(ended.isComplete()).isTrue();
    assertThat(ended.bestEpoch()).hasValue(2);
    assertThat(ended.metric("accuracy")).isEqualTo(0.75);
    assertThat(store.finals().probabilities("x", FIRST))
        .get()
        .isEqualTo(completed().probabilities());
    assertThat(store.trials("x")).as("it is no trial").isEmpty();
  }

  @Test
  void goesOnWithWhatWasInterrupted() {
    FinalsStore finals = store.finals();
    finals.start("x", FIRST, 99);
    finals.record("x", FIRST, measurement(1));
    finals.finish("x", FIRST, new TrialOutcome.Interrupted());
    assertThat(finals.retrainings("x").get(0).state()).isEqualTo(TrialState.WAITING);

    finals.start("x", FIRST, 99);
    finals.record("x", FIRST, measurement(2));

    assertThat(finals.retrainings("x").get(0).epochs()).isEqualTo(2);
    assertThat(finals.retrainings("x").get(0).seconds()).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void keepsWhyOneFailedAndNeverChangesWhatIsOver() {
    FinalsStore finals = store.finals();
    finals.start("x", SECOND, 1);
    finals.finish("x", SECOND, new TrialOutcome.Failed("the loss became NaN"));
    finals.start("x", FIRST, 2);

    assertThat(finals.retrainings("x"))
        .extracting(Retraining::model, Retraining::state, Retraining::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(FIRST, TrialState.RUNNING, ""),
            org.assertj.core.groups.Tuple.tuple(SECOND, TrialState.FAILED, "the loss became NaN"));
    assertThatThrownBy(() -> finals.start("x", SECOND, 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> finals.record("x", SECOND, measurement(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> finals.finish("x", new ModelId(8, 1), completed()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> finals.start("y", FIRST, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsEveryUseOfTheTestPart() {
    TestRound first = round(7, Instant.parse("2026-03-04T05:06:07.123456789Z"));
    TestRound second = round(9, Instant.parse("2026-03-05T05:06:07Z"));
    store.finals().recordTest("x", first);
    store.finals().recordTest("x", second);

    store.close();
    store = reopened();

    assertThat(store.finals().tests("x"))
        .usingRecursiveComparison()
        .isEqualTo(List.of(first, second));
  }

  @Test
  void losesAllWithTheStudy() {
    store.finals().start("x", FIRST, 1);
    store.finals().finish("x", FIRST, completed());
    store.finals().recordTest("x", round(7, Instant.EPOCH));

    store.deleteStudy("x");
    store.createStudy(study("x"));

    assertThat(store.finals().retrainings("x")).isEmpty();
    assertThat(store.finals().tests("x")).isEmpty();
  }

  private static TestRound round(int crowned, Instant tested) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("macroF1", 0.5);
    metrics.put("accuracy", 0.75);
    return new TestRound(
        tested,
        crowned,
        new TestImages(new int[] {2, 4}, new int[] {0, 1}),
        List.of(
            new TestResult(
                TestKind.SINGLE,
                List.of(new TestResult.Member(new ModelId(crowned, 2), 1)),
                metrics,
                Map.of("macroF1", new ConfidenceInterval(0.25, 0.625, 0.95)),
                new float[][] {{0.5f, 0.25f, 0.25f}, {0, 1, 0}}),
            new TestResult(
                TestKind.ENSEMBLE,
                List.of(
                    new TestResult.Member(new ModelId(crowned, 2), 3),
                    new TestResult.Member(ModelId.ofTrial(3), 1)),
                metrics,
                Map.of(),
                new float[][] {{0.25f, 0.5f, 0.25f}, {0, 0, 1}})));
  }
}
