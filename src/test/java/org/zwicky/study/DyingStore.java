package org.zwicky.study;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A store whose process is killed after a number of writes: nothing is recorded any more, and every
 * call fails.
 */
record DyingStore(TrialStore store, AtomicInteger writesLeft) implements TrialStore {

  /** What a call meets after the kill. */
  static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  DyingStore(TrialStore store, int writes) {
    this(store, new AtomicInteger(writes));
  }

  @Override
  public void start(TrialRequest request) {
    write();
    store.start(request);
  }

  @Override
  public void record(String study, int number, Measurement measurement) {
    write();
    store.record(study, number, measurement);
  }

  @Override
  public void recordUsage(String study, int number, ResourceUsage usage) {
    write();
    store.recordUsage(study, number, usage);
  }

  @Override
  public void finish(String study, int number, TrialOutcome outcome) {
    write();
    store.finish(study, number, outcome);
  }

  @Override
  public void createStudy(Study study) {
    write();
    store.createStudy(study);
  }

  @Override
  public void amend(Study study, StudyChange change) {
    write();
    store.amend(study, change);
  }

  @Override
  public void recordProvenance(String study, String name, String value) {
    write();
    store.recordProvenance(study, name, value);
  }

  @Override
  public void recordPriors(String study, List<PriorTrial> priors) {
    write();
    store.recordPriors(study, priors);
  }

  @Override
  public List<PriorTrial> priors(String study) {
    return store.priors(study);
  }

  @Override
  public void deleteStudy(String name) {
    write();
    store.deleteStudy(name);
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
  public List<Trial> trials(String study) {
    return store.trials(study);
  }

  @Override
  public Optional<TrialDetails> trial(String study, int number) {
    return store.trial(study, number);
  }

  @Override
  public Optional<float[][]> probabilities(String study, int number) {
    return store.probabilities(study, number);
  }

  @Override
  public FinalsStore finals() {
    return store.finals();
  }

  @Override
  public void close() {
    // The survivor is the other's.
  }

  private void write() {
    if (writesLeft.getAndDecrement() <= 0) {
      throw new KilledException();
    }
  }
}
