package org.zwicky.study;

import java.util.List;
import java.util.Optional;

/**
 * Port: where studies and trials are recorded. Every call is one transaction that is durable when
 * it returns. Implementations are safe for use by several threads.
 *
 * <p>Studies are named by their unique name, trials by their number within the study.
 */
public interface TrialStore extends AutoCloseable {

  /**
   * Records a new study.
   *
   * @throws IllegalStateException if one of that name exists
   */
  void createStudy(Study study);

  /** The study of that name. */
  Optional<Study> study(String name);

  /** All studies, newest first. */
  List<Study> studies();

  /**
   * Gives the study of that name another definition and provenance, and adds the change to its
   * history; its trials, objective and data stay.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  void amend(Study study, StudyChange change);

  /** What was changed of a study since it began, oldest first. */
  List<StudyChange> changes(String study);

  /**
   * Adds to the provenance of the study of that name, in place of an entry of the same name.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  void recordProvenance(String study, String name, String value);

  /**
   * Gives the study of that name the trials of earlier studies that its sampler is told of, in
   * place of those it had.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  void recordPriors(String study, List<PriorTrial> priors);

  /** The trials of earlier studies that the study's sampler is told of, in their order. */
  List<PriorTrial> priors(String study);

  /**
   * Removes a study and all that hangs on it; does nothing if there is none of that name. Its files
   * are not the store's.
   */
  void deleteStudy(String name);

  /**
   * Records that a trial starts; one that was {@link TrialState#WAITING} or {@link
   * TrialState#RUNNING} goes on, and keeps the epochs it had.
   *
   * @throws IllegalStateException if the trial is over already
   */
  void start(TrialRequest request);

  /**
   * Adds an epoch to a running trial. An epoch that it has already is replaced and all later ones
   * are removed: the trial went on from before them.
   *
   * @throws IllegalStateException if the trial is over already
   */
  void record(String study, int number, Measurement measurement);

  /**
   * Records what a running trial used, in place of what was recorded of it before.
   *
   * @throws IllegalStateException if the trial is over already
   */
  void recordUsage(String study, int number, ResourceUsage usage);

  /**
   * Ends a running trial; {@link TrialOutcome.Interrupted} sets it to {@link TrialState#WAITING}.
   * The time from the trial's start to now counts as spent on it if it was started through this
   * very store.
   *
   * @throws IllegalStateException if the trial is over already
   */
  void finish(String study, int number, TrialOutcome outcome);

  /** The trials of a study by number, ascending. */
  List<Trial> trials(String study);

  /** All that is recorded of a trial but its probabilities. */
  Optional<TrialDetails> trial(String study, int number);

  /**
   * All that is recorded of the trials of a study but their probabilities, by number, ascending.
   */
  default List<TrialDetails> details(String study) {
    return trials(study).stream().flatMap(trial -> trial(study, trial.number()).stream()).toList();
  }

  /**
   * Validation image × class in the order of {@link StudyData#validationIndices}; empty unless
   * complete.
   */
  Optional<float[][]> probabilities(String study, int number);

  /** What is recorded of the finalists of the same studies. */
  FinalsStore finals();

  @Override
  void close();
}
