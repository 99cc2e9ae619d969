package org.zwicky.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.zwicky.study.StudyFixtures.completed;
import static org.zwicky.study.StudyFixtures.measurement;
import static org.zwicky.study.StudyFixtures.request;
import static org.zwicky.study.StudyFixtures.study;
import static org.zwicky.study.StudyFixtures.studyOfCommands;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zwicky.metric.ConfusionMatrix;

/** What every {@link TrialStore} must do. */
public abstract class TrialStoreContract {

  protected TrialStore store;

  /** A store with nothing in it. */
  protected abstract TrialStore emptyStore();

  /** The same store, closed and opened again. */
  protected abstract TrialStore reopened();

  @BeforeEach
  void open() {
    store = emptyStore();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(store.studies()).isEmpty();
    assertThat(store.study("x")).isEmpty();
  }

  @Test
  void returnsAStudyAsItWasGiven() {
    Study given = study("galaxies <&> 'π'");
    store.createStudy(given);

    assertThat(store.study(given.name())).get().usingRecursiveComparison().isEqualTo(given);
    assertThat(store.study("another")).isEmpty();
  }

  @Test
  void returnsAStudyOfCommandsAsItWasGiven() {
    Study given = studyOfCommands("x");
    store.createStudy(given);

    assertThat(store.study("x")).get().usingRecursiveComparison().isEqualTo(given);
    assertThat(store.study("x").orElseThrow().data().isNone()).isTrue();
  }

  @Test
  void keepsTheMetricsThatACommandEndedWith() {
    store.createStudy(studyOfCommands("x"));
    store.start(request("x", 1));
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("val loss", 0.25);
    metrics.put("überlänge/m", Double.POSITIVE_INFINITY);
    store.record("x", 1, new Measurement(7, metrics, 0.5));
    store.record("x", 1, new Measurement(9, Map.of(), 0.5));

    store.finish("x", 1, new TrialOutcome.Scored(metrics, Map.of("command line", "[]")));

    TrialDetails details = store.trial("x", 1).orElseThrow();
    assertThat(details.trial().state()).isEqualTo(TrialState.COMPLETE);
    assertThat(details.trial().metrics()).containsExactlyEntriesOf(metrics);
    assertThat(details.trial().bestEpoch()).isEmpty();
    assertThat(details.trial().networkParameters()).isEmpty();
    assertThat(details.measurements())
        .containsExactly(new Measurement(7, metrics, 0.5), new Measurement(9, Map.of(), 0.5));
    assertThat(details.confusion()).isEmpty();
    assertThat(details.provenance()).containsEntry("command line", "[]");
    assertThat(store.probabilities("x", 1)).isEmpty();
  }

  @Test
  void keepsTheBestEpochOfAPrunedNetworkAndWhatAPrunedCommandPrintedLast() {
    store.createStudy(study("x"));
    store.createStudy(studyOfCommands("y"));
    for (String study : List.of("x", "y")) {
      store.start(request(study, 1));
      store.record(study, 1, new Measurement(1, Map.of("macroF1", 0.3, "trainLoss", 1.0), 1));
      store.record(study, 1, new Measurement(2, Map.of("macroF1", 0.4, "trainLoss", 0.9), 1));
      store.record(study, 1, new Measurement(3, Map.of("macroF1", 0.2, "trainLoss", 0.8), 1));
      store.finish(study, 1, new TrialOutcome.Pruned("rung 2: too low", Map.of("threads", "1")));
    }

    Trial network = store.trials("x").get(0);
    assertThat(network.state()).isEqualTo(TrialState.PRUNED);
    assertThat(network.metrics()).isEqualTo(Map.of("macroF1", 0.4));
    assertThat(network.bestEpoch()).hasValue(2);
    assertThat(store.probabilities("x", 1)).isEmpty();
    assertThat(store.trial("x", 1).orElseThrow().provenance()).isEqualTo(Map.of("threads", "1"));
    Trial command = store.trials("y").get(0);
    assertThat(command.metrics()).isEqualTo(Map.of("macroF1", 0.2, "trainLoss", 0.8));
    assertThat(command.bestEpoch()).isEmpty();
  }

  @Test
  void returnsThePriorsOfAStudyAsTheyWereGiven() {
    store.createStudy(study("x"));
    store.createStudy(study("y"));
    List<PriorTrial> priors =
        List.of(
            new PriorTrial(
                "old", 7, request("x", 1).parameters(), TrialState.COMPLETE, 0.1 + 0.2, 9),
            new PriorTrial("old", 3, request("x", 2).parameters(), TrialState.PRUNED, -1, 2),
            new PriorTrial(
                "older", 1, request("x", 3).parameters(), TrialState.FAILED, Double.NaN, 0));

    store.recordPriors("x", priors);

    assertThat(store.priors("x")).isEqualTo(priors);
    assertThat(store.priors("y")).isEmpty();
    store.recordPriors("x", priors.subList(1, 2));
    assertThat(store.priors("x")).isEqualTo(priors.subList(1, 2));
    assertThatThrownBy(() -> store.priors("never there"))
        .isInstanceOf(IllegalArgumentException.class);
    store.deleteStudy("x");
  }

  @Test
  void listsStudiesNewestFirst() {
    store.createStudy(study("old", Instant.parse("2026-01-01T00:00:00Z")));
    store.createStudy(study("new", Instant.parse("2026-02-01T00:00:00Z")));

    assertThat(store.studies()).extracting(Study::name).containsExactly("new", "old");
  }

  @Test
  void refusesASecondStudyOfOneName() {
    store.createStudy(study("x"));

    assertThatThrownBy(() -> store.createStudy(study("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("x");
    assertThat(store.studies()).hasSize(1);
  }

  @Test
  void removesAStudyWithAllThatHangsOnIt() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.record("x", 1, measurement(1));
    store.finish("x", 1, completed());
    store.createStudy(study("y"));

    store.deleteStudy("x");
    store.deleteStudy("never there");

    assertThat(store.studies()).extracting(Study::name).containsExactly("y");
    store.createStudy(study("x"));
    assertThat(store.trials("x")).isEmpty();
  }

  @Test
  void keepsTypesOfParametersApart() {
    store.createStudy(study("x"));
    store.start(request("x", 1));

    Trial trial = store.trials("x").get(0);
    assertThat(trial.state()).isEqualTo(TrialState.RUNNING);
    assertThat(trial.seed()).isEqualTo(1001L);
    assertThat(trial.parameters()).isEqualTo(request("x", 1).parameters());
    assertThat(trial.parameters().values().keySet())
        .containsExactly("filters", "dropout", "activation", "batchNorm", "sizes");
    assertThat(trial.started()).isPresent();
    assertThat(trial.finished()).isEmpty();
  }

  @Test
  void returnsMeasurementsInOrderWithNaN() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.record("x", 1, measurement(1));
    store.record("x", 1, measurement(2));

    TrialDetails details = store.trial("x", 1).orElseThrow();
    assertThat(details.measurements()).containsExactly(measurement(1), measurement(2));
    assertThat(details.trial().epochs()).isEqualTo(2);
  }

  @Test
  void computesTheMetricsOfACompleteTrialFromItsProbabilities() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.record("x", 1, measurement(1));
    store.finish("x", 1, completed());

    TrialDetails details = store.trial("x", 1).orElseThrow();
    Trial trial = details.trial();
    assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
    assertThat(trial.reason()).isEmpty();
    assertThat(trial.bestEpoch()).hasValue(2);
    assertThat(trial.networkParameters()).hasValue(1234L);
    assertThat(trial.finished()).isPresent();
    // 3 of 4 right; recalls 1/2, 1, 1.
    assertThat(trial.metric("accuracy")).isCloseTo(0.75, within(1e-15));
    assertThat(trial.metric("balancedAccuracy")).isCloseTo(2.5 / 3, within(1e-15));
    assertThat(details.confusion())
        .contains(ConfusionMatrix.ofCounts(new long[][] {{1, 1, 0}, {0, 1, 0}, {0, 0, 1}}));
    assertThat(details.provenance()).containsExactlyEntriesOf(completed().provenance());
    assertThat(store.probabilities("x", 1).orElseThrow())
        .isDeepEqualTo(completed().probabilities());
  }

  @Test
  void keepsTheReasonOfAFailedAndAPrunedTrial() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.finish("x", 1, new TrialOutcome.Failed("diverged at epoch 3"));
    store.start(request("x", 2));
    store.finish("x", 2, new TrialOutcome.Pruned("rung 3: too low"));

    List<Trial> trials = store.trials("x");
    assertThat(trials)
        .extracting(Trial::state)
        .containsExactly(TrialState.FAILED, TrialState.PRUNED);
    assertThat(trials)
        .extracting(Trial::reason)
        .containsExactly("diverged at epoch 3", "rung 3: too low");
    assertThat(store.probabilities("x", 1)).isEmpty();
    assertThat(store.trial("x", 1).orElseThrow().confusion()).isEmpty();
  }

  @Test
  void keepsWhatATrialUsedHoweverItEnds() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.recordUsage("x", 1, new ResourceUsage(1, 2, 3));
    store.finish("x", 1, new TrialOutcome.Interrupted());
    store.start(request("x", 1));
    store.recordUsage("x", 1, new ResourceUsage(12.5, 3L << 30, 0.9));
    store.finish("x", 1, new TrialOutcome.Failed("crashed"));
    store.start(request("x", 2));
    store.finish("x", 2, completed());

    assertThat(store.trial("x", 1).orElseThrow().usage())
        .contains(new ResourceUsage(12.5, 3L << 30, 0.9));
    assertThat(store.trial("x", 2).orElseThrow().usage()).isEmpty();
    assertThatThrownBy(() -> store.recordUsage("x", 2, new ResourceUsage(1, 2, 3)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void neverChangesATrialThatIsOver() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.finish("x", 1, completed());

    assertThatThrownBy(() -> store.start(request("x", 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.record("x", 1, measurement(9)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.finish("x", 1, new TrialOutcome.Failed("late")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.trials("x").get(0).state()).isEqualTo(TrialState.COMPLETE);
  }

  @Test
  void keepsTheEpochsOfAnInterruptedTrialThatStartsAgain() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.record("x", 1, measurement(1));
    store.finish("x", 1, new TrialOutcome.Interrupted());
    assertThat(store.trials("x").get(0).state()).isEqualTo(TrialState.WAITING);

    store.start(request("x", 1));
    store.record("x", 1, measurement(2));

    TrialDetails details = store.trial("x", 1).orElseThrow();
    assertThat(details.trial().state()).isEqualTo(TrialState.RUNNING);
    assertThat(details.measurements()).containsExactly(measurement(1), measurement(2));
    assertThat(details.trial().finished()).isEmpty();
  }

  @Test
  void keepsTheEpochsOfATrialWhoseProcessDied() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.record("x", 1, measurement(1));
    store.close();
    store = reopened();

    store.start(request("x", 1));

    assertThat(store.trial("x", 1).orElseThrow().measurements()).containsExactly(measurement(1));
  }

  @Test
  void replacesAnEpochAndRemovesAllAfterIt() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    for (int epoch = 1; epoch <= 4; epoch++) {
      store.record("x", 1, measurement(epoch));
    }
    store.start(request("x", 1));
    Measurement again = new Measurement(2, Map.of("macroF1", 0.9), 0.1);

    store.record("x", 1, again);

    assertThat(store.trial("x", 1).orElseThrow().measurements())
        .containsExactly(measurement(1), again);
    assertThat(store.trials("x").get(0).epochs()).isEqualTo(2);
  }

  @Test
  void countsTheSecondsOfAllRuns() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.finish("x", 1, new TrialOutcome.Interrupted());
    double first = store.trials("x").get(0).seconds();
    assertThat(first).isPositive();

    store.start(request("x", 1));
    assertThat(store.trials("x").get(0).timedUntil()).isPresent();
    store.record("x", 1, measurement(1));
    double second = store.trials("x").get(0).seconds();
    store.finish("x", 1, completed());

    Trial trial = store.trials("x").get(0);
    assertThat(second).isGreaterThan(first);
    assertThat(trial.seconds()).isGreaterThan(second);
    assertThat(trial.timedUntil()).isEmpty();
    assertThat(trial.seconds(Instant.now().plusSeconds(3600))).isEqualTo(trial.seconds());
  }

  @Test
  void interruptsATrialWhoseProcessDiedWithoutCountingTheTimeSince() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.record("x", 1, measurement(1));
    double recorded = store.trials("x").get(0).seconds();
    store.close();
    store = reopened();

    store.finish("x", 1, new TrialOutcome.Interrupted());

    Trial trial = store.trials("x").get(0);
    assertThat(trial.state()).isEqualTo(TrialState.WAITING);
    assertThat(trial.seconds()).isEqualTo(recorded);
  }

  @Test
  void amendsAStudyAndKeepsWhatItWas() {
    Study before = study("x");
    store.createStudy(before);
    store.start(request("x", 1));
    assertThat(store.changes("x")).isEmpty();
    StudyChange first = change(1, true, before.definition());
    StudyChange second = change(4, false, "{\"name\":\"y\"}");
    Study after =
        new Study(
            "x",
            before.created(),
            "{\"name\":\"z\"}",
            before.objective(),
            before.data(),
            Map.of("changed", "/sweep/trials: 1 → 2"));

    store.amend(after, first);
    store.amend(after, second);

    assertThat(store.changes("x")).containsExactly(first, second);
    assertThat(store.study("x")).get().usingRecursiveComparison().isEqualTo(after);
    assertThat(store.trials("x")).hasSize(1);
    store.deleteStudy("x");
    store.createStudy(before);
    assertThat(store.changes("x")).isEmpty();
    assertThatThrownBy(() -> store.changes("y")).isInstanceOf(IllegalArgumentException.class);
  }

  private static StudyChange change(int lastTrial, boolean proposesAnew, String definition) {
    return new StudyChange(
        Instant.parse("2026-03-05T05:06:07.5Z").plusSeconds(lastTrial),
        lastTrial,
        proposesAnew,
        List.of("/sweep/trials: 1 → 2", "/parameters/a/int: [1,2] → [1,3]"),
        definition);
  }

  @Test
  void leavesNothingOfAnOutcomeThatDoesNotFitTheStudy() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    TrialOutcome tooFewRows =
        new TrialOutcome.Completed(1, new float[][] {{1, 0, 0}}, 10, completed().provenance());

    assertThatThrownBy(() -> store.finish("x", 1, tooFewRows))
        .isInstanceOf(IllegalArgumentException.class);

    TrialDetails details = store.trial("x", 1).orElseThrow();
    assertThat(details.trial().state()).isEqualTo(TrialState.RUNNING);
    assertThat(details.trial().metrics()).isEmpty();
  }

  @Test
  void givesTheDetailsOfAllTrialsAsItGivesThoseOfEach() {
    store.createStudy(study("x"));
    store.createStudy(study("y"));
    store.start(request("y", 1));
    store.record("y", 1, measurement(1));
    for (int number : List.of(3, 1, 2)) {
      store.start(request("x", number));
    }
    store.record("x", 1, measurement(1));
    store.record("x", 1, measurement(2));
    store.recordUsage("x", 1, new ResourceUsage(1, 2, 0.5));
    store.finish("x", 1, completed());
    store.record("x", 2, measurement(1));
    store.finish("x", 2, new TrialOutcome.Failed("broken"));

    assertThat(store.details("x"))
        .isEqualTo(
            List.of(
                store.trial("x", 1).orElseThrow(),
                store.trial("x", 2).orElseThrow(),
                store.trial("x", 3).orElseThrow()));
    assertThat(store.details("y")).hasSize(1);
  }

  @Test
  void survivesClosing() {
    store.createStudy(study("x"));
    store.start(request("x", 1));
    store.record("x", 1, measurement(1));
    store.finish("x", 1, completed());
    TrialDetails before = store.trial("x", 1).orElseThrow();
    store.close();

    store = reopened();

    assertThat(store.trial("x", 1)).contains(before);
  }

  @Test
  void recordsTrialsOfSeveralThreadsAtOnce() throws Exception {
    store.createStudy(study("x"));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> trials =
          IntStream.rangeClosed(1, 20).<Callable<Void>>mapToObj(n -> () -> runTrial(n)).toList();
      for (Future<Void> end : threads.invokeAll(trials)) {
        end.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(store.trials("x"))
        .hasSize(20)
        .allSatisfy(trial -> assertThat(trial.state()).isEqualTo(TrialState.COMPLETE))
        .allSatisfy(trial -> assertThat(trial.epochs()).isEqualTo(3));
  }

  private Void runTrial(int number) {
    store.start(request("x", number));
    for (int epoch = 1; epoch <= 3; epoch++) {
      store.record("x", number, measurement(epoch));
    }
    store.finish("x", number, completed());
    return null;
  }
}
