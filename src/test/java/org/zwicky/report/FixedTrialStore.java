package org.zwicky.report;

import java.util.List;
import java.util.Optional;
import org.zwicky.analysis.StudyFixture;
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
import org.zwicky.study.TrialStore;

/** Studies to read from memory. */
record FixedTrialStore(List<StudyFixture> fixtures) implements TrialStore {

  @Override
  public Optional<Study> study(String name) {
    return studies().stream().filter(study -> study.name().equals(name)).findFirst();
  }

  @Override
  public List<Study> studies() {
    return fixtures.stream().map(StudyFixture::study).toList();
  }

  @Override
  public List<Trial> trials(String study) {
    return ofStudy(study).stream().map(TrialDetails::trial).toList();
  }

  @Override
  public Optional<TrialDetails> trial(String study, int number) {
    return ofStudy(study).stream().filter(d -> d.trial().number() == number).findFirst();
  }

  @Override
  public Optional<float[][]> probabilities(String study, int number) {
    return Optional.empty();
  }

  @Override
  public void createStudy(Study study) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void amend(Study study, StudyChange change) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<StudyChange> changes(String study) {
    return List.of();
  }

  @Override
  public void recordProvenance(String study, String name, String value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void recordPriors(String study, List<PriorTrial> priors) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<PriorTrial> priors(String study) {
    return List.of();
  }

  @Override
  public void deleteStudy(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void start(TrialRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void record(String study, int number, Measurement measurement) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void recordUsage(String study, int number, ResourceUsage usage) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void finish(String study, int number, TrialOutcome outcome) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FinalsStore finals() {
    return new NoFinals();
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  private List<TrialDetails> ofStudy(String study) {
    return fixtures.stream()
        .filter(fixture -> fixture.study().name().equals(study))
        .findFirst()
        .orElseThrow()
        .trials();
  }
}
