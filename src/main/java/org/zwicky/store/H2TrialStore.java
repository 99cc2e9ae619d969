package org.zwicky.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.metric.Scores;
import org.zwicky.study.Measurement;
import org.zwicky.study.Study;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

/**
 * Records studies and trials in H2. The metrics of a complete trial are computed here from the
 * probabilities that are stored with it, so that the two can't differ. Safe for several threads.
 */
public final class H2TrialStore implements TrialStore {

  private final H2Database database;
  private final Clock clock;
  private final StudyTable studies = new StudyTable();
  private final TrialTable trials = new TrialTable();
  private final EpochTable epochs = new EpochTable();
  private final ResultTable results = new ResultTable();

  /** A store on an open database, which it closes. */
  public H2TrialStore(H2Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void createStudy(Study study) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              if (studies.id(handle, study.name()).isPresent()) {
                throw new IllegalStateException(
                    "a study named '" + study.name() + "' exists already");
              }
              studies.insert(handle, study);
            });
  }

  @Override
  public Optional<Study> study(String name) {
    return database.jdbi().withHandle(handle -> studies.select(handle, name));
  }

  @Override
  public List<Study> studies() {
    return database.jdbi().withHandle(studies::selectAll);
  }

  @Override
  public void deleteStudy(String name) {
    database.jdbi().useTransaction(handle -> studies.delete(handle, name));
  }

  @Override
  public void start(TrialRequest request) {
    Instant now = clock.instant();
    database
        .jdbi()
        .useTransaction(
            handle -> {
              long studyId = studyId(handle, request.study());
              Optional<TrialTable.Head> head = trials.head(handle, studyId, request.number());
              if (head.isEmpty()) {
                trials.insert(handle, studyId, request, now);
                return;
              }
              requireOpen(head.get(), request.number());
              epochs.delete(handle, head.get().id());
              trials.restart(handle, head.get().id(), now);
            });
  }

  @Override
  public void record(String study, int number, Measurement measurement) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              TrialTable.Head head = head(handle, study, number);
              requireOpen(head, number);
              epochs.insert(handle, head.id(), measurement);
            });
  }

  @Override
  public void finish(String study, int number, TrialOutcome outcome) {
    Instant now = clock.instant();
    database
        .jdbi()
        .useTransaction(
            handle -> {
              TrialTable.Head head = head(handle, study, number);
              requireOpen(head, number);
              if (outcome instanceof TrialOutcome.Completed completed) {
                complete(handle, study, head.id(), completed);
                trials.end(handle, head.id(), TrialState.COMPLETE, "", now);
              } else if (outcome instanceof TrialOutcome.Scored scored) {
                trials.score(handle, head.id(), scored.metrics());
                results.insertProvenance(handle, head.id(), scored.provenance());
                trials.end(handle, head.id(), TrialState.COMPLETE, "", now);
              } else if (outcome instanceof TrialOutcome.Pruned pruned) {
                trials.end(handle, head.id(), TrialState.PRUNED, pruned.reason(), now);
              } else if (outcome instanceof TrialOutcome.Failed failed) {
                trials.end(handle, head.id(), TrialState.FAILED, failed.reason(), now);
              } else {
                trials.end(handle, head.id(), TrialState.WAITING, "", now);
              }
            });
  }

  @Override
  public List<Trial> trials(String study) {
    return database.jdbi().withHandle(handle -> trials.selectAll(handle, studyId(handle, study)));
  }

  @Override
  public Optional<TrialDetails> trial(String study, int number) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                trials
                    .head(handle, studyId(handle, study), number)
                    .map(
                        head ->
                            new TrialDetails(
                                trials.select(handle, head.id()),
                                epochs.select(handle, head.id()),
                                results.selectConfusion(handle, head.id()),
                                results.selectProvenance(handle, head.id()))));
  }

  @Override
  public Optional<float[][]> probabilities(String study, int number) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                trials
                    .head(handle, studyId(handle, study), number)
                    .flatMap(head -> results.selectProbabilities(handle, head.id())));
  }

  @Override
  public void close() {
    database.close();
  }

  private void complete(Handle handle, String study, long id, TrialOutcome.Completed completed) {
    int[] labels = studies.select(handle, study).orElseThrow().data().validationLabels();
    ConfusionMatrix confusion = ConfusionMatrix.ofProbabilities(labels, completed.probabilities());
    Scores scores = Scores.of(labels, completed.probabilities());
    trials.complete(
        handle, id, completed.bestEpoch(), completed.networkParameters(), scores.asMap());
    results.insertClassMetrics(handle, id, scores.classification().perClass());
    results.insertConfusion(handle, id, confusion);
    results.insertProbabilities(handle, id, completed.probabilities());
    results.insertProvenance(handle, id, completed.provenance());
  }

  private long studyId(Handle handle, String name) {
    return studies
        .id(handle, name)
        .orElseThrow(() -> new IllegalArgumentException("no study is named '" + name + "'"));
  }

  private TrialTable.Head head(Handle handle, String study, int number) {
    return trials
        .head(handle, studyId(handle, study), number)
        .orElseThrow(
            () -> new IllegalArgumentException("study '" + study + "' has no trial " + number));
  }

  private static void requireOpen(TrialTable.Head head, int number) {
    if (head.state().isFinal()) {
      throw new IllegalStateException("trial " + number + " is over already: " + head.state());
    }
  }
}
