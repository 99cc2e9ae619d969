package org.zwicky.app.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.zwicky.report.StudyFolder;
import org.zwicky.study.FinalsStore;
import org.zwicky.study.Measurement;
import org.zwicky.study.PriorTrial;
import org.zwicky.study.ResourceUsage;
import org.zwicky.study.Study;
import org.zwicky.study.StudyChange;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

/**
 * A store as those see it who only look: a trial that is recorded as running, but whose sweep is
 * gone, is waiting to be resumed. Safe for several threads.
 *
 * @param store what is recorded
 * @param artifacts of the database, where the locks of its sweeps are
 */
public record ObservedTrials(TrialStore store, Path artifacts) implements TrialStore {

  @Override
  public List<Trial> trials(String study) {
    List<Trial> trials = store.trials(study);
    return trials.stream().anyMatch(ObservedTrials::runs) && isAbandoned(study)
        ? trials.stream().map(ObservedTrials::interrupted).toList()
        : trials;
  }

  @Override
  public Optional<TrialDetails> trial(String study, int number) {
    Optional<TrialDetails> details = store.trial(study, number);
    return details.filter(found -> runs(found.trial())).isPresent() && isAbandoned(study)
        ? details.map(ObservedTrials::interrupted)
        : details;
  }

  @Override
  public List<TrialDetails> details(String study) {
    List<TrialDetails> details = store.details(study);
    return details.stream().anyMatch(found -> runs(found.trial())) && isAbandoned(study)
        ? details.stream().map(ObservedTrials::interrupted).toList()
        : details;
  }

  @Override
  public Optional<Study> study(String name) {
    return store.study(name);
  }

  @Override
  public List<Study> studies() {
    return store.studies();
  }

  @Override
  public List<StudyChange> changes(String study) {
    return store.changes(study);
  }

  @Override
  public Optional<float[][]> probabilities(String study, int number) {
    return store.probabilities(study, number);
  }

  @Override
  public void createStudy(Study study) {
    store.createStudy(study);
  }

  @Override
  public void amend(Study study, StudyChange change) {
    store.amend(study, change);
  }

  @Override
  public void recordProvenance(String study, String name, String value) {
    store.recordProvenance(study, name, value);
  }

  @Override
  public void recordPriors(String study, List<PriorTrial> priors) {
    store.recordPriors(study, priors);
  }

  @Override
  public List<PriorTrial> priors(String study) {
    return store.priors(study);
  }

  @Override
  public void deleteStudy(String name) {
    store.deleteStudy(name);
  }

  @Override
  public void start(TrialRequest request) {
    store.start(request);
  }

  @Override
  public void record(String study, int number, Measurement measurement) {
    store.record(study, number, measurement);
  }

  @Override
  public void recordUsage(String study, int number, ResourceUsage usage) {
    store.recordUsage(study, number, usage);
  }

  @Override
  public void finish(String study, int number, TrialOutcome outcome) {
    store.finish(study, number, outcome);
  }

  @Override
  public FinalsStore finals() {
    return store.finals();
  }

  @Override
  public void close() {
    store.close();
  }

  private boolean isAbandoned(String study) {
    return !StudyLock.isHeld(StudyFolder.inArtifacts(study, artifacts));
  }

  private static boolean runs(Trial trial) {
    return trial.state() == TrialState.RUNNING;
  }

  private static Trial interrupted(Trial trial) {
    return runs(trial) ? trial.interrupted() : trial;
  }

  private static TrialDetails interrupted(TrialDetails details) {
    return new TrialDetails(
        interrupted(details.trial()),
        details.measurements(),
        details.confusion(),
        details.provenance(),
        details.usage());
  }
}
