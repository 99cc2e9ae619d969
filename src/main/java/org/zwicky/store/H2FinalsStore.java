package org.zwicky.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.zwicky.metric.Scores;
import org.zwicky.study.FinalsStore;
import org.zwicky.study.Measurement;
import org.zwicky.study.ModelId;
import org.zwicky.study.Retraining;
import org.zwicky.study.Study;
import org.zwicky.study.TestRound;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialState;

/**
 * Records finalists in H2, beside the trials of their studies. The metrics of a retraining are
 * computed here from the probabilities that are stored with it. Safe for several threads.
 */
final class H2FinalsStore implements FinalsStore {

  private final H2Database database;
  private final StudyTable studies = new StudyTable();
  private final FinalistTable finalists = new FinalistTable();
  private final TestUseTable tests = new TestUseTable();

  H2FinalsStore(H2Database database) {
    this.database = database;
  }

  @Override
  public List<Retraining> retrainings(String study) {
    return database.read(handle -> finalists.select(handle, studies.id(handle, study)));
  }

  @Override
  public Optional<float[][]> probabilities(String study, ModelId model) {
    return database.read(
        handle ->
            finalists
                .head(handle, studies.id(handle, study), model)
                .flatMap(head -> finalists.selectProbabilities(handle, head.id())));
  }

  @Override
  public void start(String study, ModelId model, long seed) {
    database.write(
        handle -> {
          long studyId = studies.id(handle, study);
          Optional<FinalistTable.Head> head = finalists.head(handle, studyId, model);
          if (head.isEmpty()) {
            finalists.insert(handle, studyId, model, seed);
            return;
          }
          requireOpen(head.get(), model);
          finalists.end(handle, head.get().id(), TrialState.RUNNING, "");
        });
  }

  @Override
  public void record(String study, ModelId model, Measurement measurement) {
    database.write(
        handle -> {
          FinalistTable.Head head = head(handle, study, model);
          requireOpen(head, model);
          finalists.epoch(handle, head.id(), measurement);
        });
  }

  @Override
  public void finish(String study, ModelId model, TrialOutcome end) {
    TrialOutcome outcome =
        end instanceof TrialOutcome.Scored || end instanceof TrialOutcome.Pruned
            ? new TrialOutcome.Failed("ended without a network")
            : end;
    AtomicBoolean again = new AtomicBoolean();
    database.write(
        handle -> {
          FinalistTable.Head head = head(handle, study, model);
          // Only a transaction whose success was lost with the connection finds its own outcome.
          if (again.getAndSet(true) && head.state() == outcome.state()) {
            return;
          }
          requireOpen(head, model);
          if (outcome instanceof TrialOutcome.Completed completed) {
            Study recorded = studies.select(handle, study).orElseThrow();
            finalists.complete(
                handle,
                head.id(),
                completed.bestEpoch(),
                recorded.metrics(
                    Scores.of(recorded.data().validationLabels(), completed.probabilities())),
                completed.probabilities());
          }
          finalists.end(handle, head.id(), outcome.state(), outcome.reason());
        });
  }

  @Override
  public List<TestRound> tests(String study) {
    return database.read(handle -> tests.select(handle, studies.id(handle, study)));
  }

  @Override
  public void recordTest(String study, TestRound round) {
    AtomicBoolean again = new AtomicBoolean();
    database.write(
        handle -> {
          long studyId = studies.id(handle, study);
          boolean repeated = again.getAndSet(true);
          if (repeated
              && tests.select(handle, studyId).stream()
                  .anyMatch(recorded -> recorded.tested().equals(round.tested()))) {
            return;
          }
          tests.insert(handle, studyId, round);
        });
  }

  private FinalistTable.Head head(Handle handle, String study, ModelId model) {
    return finalists
        .head(handle, studies.id(handle, study), model)
        .orElseThrow(
            () -> new IllegalArgumentException("study '" + study + "' has no finalist " + model));
  }

  private static void requireOpen(FinalistTable.Head head, ModelId model) {
    if (head.state().isFinal()) {
      throw new IllegalStateException("finalist " + model + " is over already: " + head.state());
    }
  }
}
