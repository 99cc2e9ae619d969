package org.zwicky.study;

import java.util.List;
import java.util.Optional;

/**
 * Port: where the retrainings of finalists and the results on the test part are recorded; they go
 * with their study. Every call is one transaction that is durable when it returns. Implementations
 * are safe for use by several threads. Each method but the reading ones throws {@link
 * IllegalArgumentException} if there is no study of that name.
 */
public interface FinalsStore {

  /** The retrainings of a study, in the order of their models. */
  List<Retraining> retrainings(String study);

  /**
   * Validation image × class in the order of {@link StudyData#validationIndices}; empty unless the
   * retraining is complete.
   */
  Optional<float[][]> probabilities(String study, ModelId model);

  /**
   * Records that a retraining starts; one that was {@link TrialState#WAITING} or {@link
   * TrialState#RUNNING} goes on, and keeps its epochs and time.
   *
   * @throws IllegalStateException if it is over already
   */
  void start(String study, ModelId model, long seed);

  /**
   * Records that a running retraining finished an epoch, and adds its time.
   *
   * @throws IllegalStateException if it is over already
   */
  void record(String study, ModelId model, Measurement measurement);

  /**
   * Ends a running retraining; {@link TrialOutcome.Interrupted} sets it to {@link
   * TrialState#WAITING}.
   *
   * @throws IllegalStateException if it is over already
   */
  void finish(String study, ModelId model, TrialOutcome outcome);

  /** The uses of the test part, oldest first. */
  List<TestRound> tests(String study);

  /** Adds a use of the test part. */
  void recordTest(String study, TestRound round);
}
