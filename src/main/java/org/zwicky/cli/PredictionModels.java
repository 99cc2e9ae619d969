package org.zwicky.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zwicky.ensemble.EnsembleSelection;
import org.zwicky.ensemble.GreedyEnsemble;
import org.zwicky.finals.SavedModels;
import org.zwicky.report.Format;
import org.zwicky.report.StudyFolder;
import org.zwicky.space.BadInputException;
import org.zwicky.study.ModelId;
import org.zwicky.study.Study;
import org.zwicky.study.TestResult;
import org.zwicky.study.TestRound;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

/**
 * Chooses the models of a study that predict: a trial's, the crowned or else the best one, or an
 * ensemble.
 *
 * @param saved the study's files
 */
record PredictionModels(TrialStore store, Study study, SavedModels saved) {

  /** Most picks of an ensemble. */
  private static final int ROUNDS = 50;

  /**
   * A model that predicts.
   *
   * @param trial that found its parameters
   * @param files its networks, whose mean counts; at least one
   * @param weight how often it counts
   */
  record Member(ModelId model, Trial trial, List<Path> files, int weight) {}

  /**
   * Models whose weighted mean predicts.
   *
   * @param name what they are, such as {@code the crowned model}
   * @param tested whether these were measured on the test part
   */
  record Chosen(String name, boolean tested, List<Member> members) {

    Chosen {
      members = List.copyOf(members);
    }

    /** Such as {@code the crowned model (trial 12, seed 1)}. */
    String description() {
      return members.stream()
          .map(
              member ->
                  member.model() + (member.weight() > 1 ? " (weight " + member.weight() + ")" : ""))
          .collect(Collectors.joining("; ", name + " (", ")"));
    }
  }

  static PredictionModels of(TrialStore store, Study study, Path artifacts) {
    if (study.data().isNone()) {
      throw new BadInputException(
          "The trials of '%s' are commands, which leave no network to predict with."
              .formatted(study.name()));
    }
    return new PredictionModels(
        store, study, new SavedModels(artifacts.resolve(StudyFolder.nameOf(study.name()))));
  }

  /** One trial, which must be complete. */
  Chosen trial(int number) {
    Trial trial = StudyReports.trial(store, study, number).trial();
    if (trial.state() != TrialState.COMPLETE) {
      throw new BadInputException(
          "Trial %d is %s; only a complete trial has a network to predict with."
              .formatted(number, Format.word(trial.state())));
    }
    return new Chosen("the network", false, List.of(member(ModelId.ofTrial(number), trial, 1)));
  }

  /**
   * The model that was crowned last; where no test part was used, the complete trial with the best
   * objective, of equal ones the first.
   */
  Chosen best() {
    Optional<TestRound> round = lastTest();
    if (round.isPresent()) {
      return new Chosen("the crowned model", true, members(round.get().single()));
    }
    String metric = study.objective().metric();
    Trial best = null;
    for (Trial trial : complete()) {
      if (best == null
          || study.objective().goal().isBetter(trial.metric(metric), best.metric(metric))) {
        best = trial;
      }
    }
    return new Chosen(
        "the best trial", false, List.of(member(ModelId.ofTrial(best.number()), best, 1)));
  }

  /**
   * The ensemble that was measured on the test part; where there is none, the trials that predict
   * the validation part best together.
   */
  Chosen ensemble() {
    Optional<TestResult> tested = lastTest().flatMap(TestRound::ensemble);
    return tested.isPresent()
        ? new Chosen("the ensemble of the finals", true, members(tested.get()))
        : new Chosen("an ensemble", false, selected());
  }

  private Optional<TestRound> lastTest() {
    List<TestRound> rounds = store.finals().tests(study.name());
    return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
  }

  private List<Member> members(TestResult result) {
    return result.members().stream()
        .map(
            member ->
                member(
                    member.model(),
                    StudyReports.trial(store, study, member.model().trial()).trial(),
                    member.weight()))
        .toList();
  }

  private List<Member> selected() {
    List<Trial> trials = new ArrayList<>();
    List<float[][]> probabilities = new ArrayList<>();
    for (Trial trial : complete()) {
      if (!saved.of(ModelId.ofTrial(trial.number())).isEmpty()) {
        store
            .probabilities(study.name(), trial.number())
            .ifPresent(
                rows -> {
                  trials.add(trial);
                  probabilities.add(rows);
                });
      }
    }
    if (trials.isEmpty()) {
      throw new BadInputException(
          "No trial of '%s' has its model any more: none is left in %s."
              .formatted(study.name(), saved.artifacts()));
    }
    EnsembleSelection selection =
        GreedyEnsemble.select(
            probabilities,
            study.data().validationLabels(),
            study.objective().score(study.data().classNames()),
            study.objective().goal(),
            ROUNDS);
    return selection.weights().entrySet().stream()
        .map(
            entry -> {
              Trial trial = trials.get(entry.getKey());
              return member(ModelId.ofTrial(trial.number()), trial, entry.getValue());
            })
        .sorted(Comparator.comparingInt(Member::weight).reversed())
        .toList();
  }

  private List<Trial> complete() {
    List<Trial> complete =
        store.trials(study.name()).stream()
            .filter(trial -> trial.state() == TrialState.COMPLETE)
            .toList();
    if (complete.isEmpty()) {
      throw new BadInputException(
          "'%s' has no complete trial yet, and so no network to predict with."
              .formatted(study.name()));
    }
    return complete;
  }

  private Member member(ModelId model, Trial trial, int weight) {
    List<Path> files = saved.of(model);
    if (files.isEmpty()) {
      throw new BadInputException(
          "The model of %s is gone: there is no %s. Choose another trial with --trial, or train it anew in a new sweep."
              .formatted(model, saved.artifacts().resolve(model.folder()).resolve("model.zip")));
    }
    return new Member(model, trial, files, weight);
  }
}
