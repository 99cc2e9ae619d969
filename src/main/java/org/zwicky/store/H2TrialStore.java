package org.zwicky.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.metric.Scores;
import org.zwicky.study.FinalsStore;
import org.zwicky.study.Measurement;
import org.zwicky.study.PriorTrial;
import org.zwicky.study.PrunedResult;
import org.zwicky.study.ResourceUsage;
import org.zwicky.study.Study;
import org.zwicky.study.StudyChange;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialStore;

/**
 * Records studies and trials in H2. The metrics of a complete trial of one network are computed
 * here from the probabilities that are stored with it, so that the two can't differ. Safe for
 * several threads.
 */
public final class H2TrialStore implements TrialStore {

  private final H2Database database;
  private final Clock clock;
  private final StudyTable studies = new StudyTable();
  private final TrialTable trials = new TrialTable();
  private final EpochTable epochs = new EpochTable();
  private final ResultTable results = new ResultTable();
  private final UsageTable usages = new UsageTable();
  private final ChangeTable changes = new ChangeTable();
  private final PriorTable priors = new PriorTable();
  private final RunTimes times = new RunTimes();
  private final FinalsStore finals;

  /** A store on an open database, which it closes. */
  public H2TrialStore(H2Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.finals = new H2FinalsStore(database);
  }

  @Override
  public void createStudy(Study study) {
    AtomicBoolean again = new AtomicBoolean();
    database.write(
        handle -> {
          Optional<Study> earlier = studies.select(handle, study.name());
          // Only a transaction whose success was lost with the connection finds its own study.
          if (earlier.filter(found -> found.created().equals(study.created())).isPresent()
              && again.getAndSet(true)) {
            return;
          }
          again.set(true);
          if (earlier.isPresent()) {
            throw new IllegalStateException("a study named '" + study.name() + "' exists already");
          }
          studies.insert(handle, study);
        });
  }

  @Override
  public Optional<Study> study(String name) {
    return database.read(handle -> studies.select(handle, name));
  }

  @Override
  public List<Study> studies() {
    return database.read(studies::selectAll);
  }

  @Override
  public void amend(Study study, StudyChange change) {
    database.write(
        handle -> {
          long id = studies.id(handle, study.name());
          if (!changes.select(handle, id).contains(change)) {
            studies.amend(handle, id, study);
            changes.insert(handle, id, change);
          }
        });
  }

  @Override
  public List<StudyChange> changes(String study) {
    return database.read(handle -> changes.select(handle, studies.id(handle, study)));
  }

  @Override
  public void recordProvenance(String study, String name, String value) {
    database.write(
        handle -> studies.recordProvenance(handle, studies.id(handle, study), name, value));
  }

  @Override
  public void recordPriors(String study, List<PriorTrial> trialsOfOthers) {
    database.write(handle -> priors.replace(handle, studies.id(handle, study), trialsOfOthers));
  }

  @Override
  public List<PriorTrial> priors(String study) {
    return database.read(handle -> priors.select(handle, studies.id(handle, study)));
  }

  @Override
  public void deleteStudy(String name) {
    database.write(handle -> studies.delete(handle, name));
  }

  @Override
  public void start(TrialRequest request) {
    Instant now = clock.instant();
    database.write(
        handle -> {
          long studyId = studies.id(handle, request.study());
          Optional<TrialTable.Head> head = trials.head(handle, studyId, request.number());
          if (head.isEmpty()) {
            trials.insert(handle, studyId, request, now);
            times.start(request.study(), request.number(), 0);
            return;
          }
          requireOpen(head.get(), request.number());
          trials.restart(handle, head.get().id(), now);
          times.start(request.study(), request.number(), head.get().seconds());
        });
  }

  @Override
  public void record(String study, int number, Measurement measurement) {
    Instant now = clock.instant();
    database.write(
        handle -> {
          TrialTable.Head head = head(handle, study, number);
          requireOpen(head, number);
          epochs.deleteFrom(handle, head.id(), measurement.epoch());
          epochs.insert(handle, head.id(), measurement);
          trials.time(handle, head.id(), times.seconds(study, number, head.seconds()), now);
        });
  }

  @Override
  public void recordUsage(String study, int number, ResourceUsage usage) {
    database.write(
        handle -> {
          TrialTable.Head head = head(handle, study, number);
          requireOpen(head, number);
          usages.merge(handle, head.id(), usage);
        });
  }

  @Override
  public void finish(String study, int number, TrialOutcome outcome) {
    Instant now = clock.instant();
    AtomicBoolean again = new AtomicBoolean();
    database.write(
        handle -> {
          TrialTable.Head head = head(handle, study, number);
          // Only a transaction whose success was lost with the connection finds its own outcome.
          if (again.getAndSet(true) && head.state() == outcome.state()) {
            return;
          }
          requireOpen(head, number);
          if (outcome instanceof TrialOutcome.Completed completed) {
            complete(handle, study, head.id(), completed);
          } else if (outcome instanceof TrialOutcome.Scored scored) {
            trials.score(handle, head.id(), scored.metrics());
            results.insertProvenance(handle, head.id(), scored.provenance());
          } else if (outcome instanceof TrialOutcome.Pruned pruned) {
            Study of = studies.select(handle, study).orElseThrow();
            List<Measurement> measurements = epochs.select(handle, head.id());
            trials.pruned(handle, head.id(), PrunedResult.of(of, measurements));
            results.insertProvenance(handle, head.id(), pruned.provenance());
          }
          trials.end(
              handle,
              head.id(),
              outcome.state(),
              outcome.reason(),
              times.seconds(study, number, head.seconds()),
              now);
        });
    times.end(study, number);
  }

  @Override
  public List<Trial> trials(String study) {
    return database.read(handle -> trials.selectAll(handle, studies.id(handle, study)));
  }

  @Override
  public Optional<TrialDetails> trial(String study, int number) {
    return database.read(
        handle ->
            trials
                .head(handle, studies.id(handle, study), number)
                .map(
                    head ->
                        new TrialDetails(
                            trials.select(handle, head.id()),
                            epochs.select(handle, head.id()),
                            results.selectConfusion(handle, head.id()),
                            results.selectProvenance(handle, head.id()),
                            usages.select(handle, head.id()))));
  }

  @Override
  public List<TrialDetails> details(String study) {
    return database.read(
        handle -> {
          long studyId = studies.id(handle, study);
          RowScope scope = RowScope.ofStudy(studyId);
          Map<Integer, Long> ids = trials.ids(handle, studyId);
          Map<Long, List<Measurement>> measurements = epochs.select(handle, scope);
          Map<Long, ConfusionMatrix> confusions = results.selectConfusions(handle, scope);
          Map<Long, Map<String, String>> provenances = results.selectProvenances(handle, studyId);
          Map<Long, ResourceUsage> used = usages.select(handle, scope);
          return trials.selectAll(handle, studyId).stream()
              .map(
                  trial -> {
                    long id = ids.get(trial.number());
                    return new TrialDetails(
                        trial,
                        measurements.getOrDefault(id, List.of()),
                        Optional.ofNullable(confusions.get(id)),
                        provenances.getOrDefault(id, Map.of()),
                        Optional.ofNullable(used.get(id)));
                  })
              .toList();
        });
  }

  @Override
  public Optional<float[][]> probabilities(String study, int number) {
    return database.read(
        handle ->
            trials
                .head(handle, studies.id(handle, study), number)
                .flatMap(head -> results.selectProbabilities(handle, head.id())));
  }

  @Override
  public FinalsStore finals() {
    return finals;
  }

  @Override
  public void close() {
    database.close();
  }

  private void complete(Handle handle, String study, long id, TrialOutcome.Completed completed) {
    Study recorded = studies.select(handle, study).orElseThrow();
    int[] labels = recorded.data().validationLabels();
    ConfusionMatrix confusion = ConfusionMatrix.ofProbabilities(labels, completed.probabilities());
    Scores scores = Scores.of(labels, completed.probabilities());
    trials.complete(
        handle,
        id,
        completed.bestEpoch(),
        completed.networkParameters(),
        recorded.metrics(completed),
        completed.replicas().deviations());
    results.insertClassMetrics(handle, id, scores.classification().perClass());
    results.insertConfusion(handle, id, confusion);
    results.insertProbabilities(handle, id, completed.probabilities());
    results.insertProvenance(handle, id, completed.provenance());
  }

  private TrialTable.Head head(Handle handle, String study, int number) {
    return trials
        .head(handle, studies.id(handle, study), number)
        .orElseThrow(
            () -> new IllegalArgumentException("study '" + study + "' has no trial " + number));
  }

  private static void requireOpen(TrialTable.Head head, int number) {
    if (head.state().isFinal()) {
      throw new IllegalStateException("trial " + number + " is over already: " + head.state());
    }
  }
}
