package org.zwicky.report;

import java.util.List;
import java.util.Optional;
import org.zwicky.study.FinalsStore;
import org.zwicky.study.Measurement;
import org.zwicky.study.ModelId;
import org.zwicky.study.Retraining;
import org.zwicky.study.TestRound;
import org.zwicky.study.TrialOutcome;

/** Of studies without finalists. */
record NoFinals() implements FinalsStore {

  @Override
  public List<Retraining> retrainings(String study) {
    return List.of();
  }

  @Override
  public Optional<float[][]> probabilities(String study, ModelId model) {
    return Optional.empty();
  }

  @Override
  public List<TestRound> tests(String study) {
    return List.of();
  }

  @Override
  public void start(String study, ModelId model, long seed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void record(String study, ModelId model, Measurement measurement) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void finish(String study, ModelId model, TrialOutcome outcome) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void recordTest(String study, TestRound round) {
    throw new UnsupportedOperationException();
  }
}
