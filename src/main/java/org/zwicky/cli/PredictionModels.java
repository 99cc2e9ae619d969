package org.zwicky.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zwicky.ensemble.EnsembleSelection;
import org.zwicky.ensemble.GreedyEnsemble;
import org.zwicky.report.Format;
import org.zwicky.report.StudyFolder;
import org.zwicky.space.BadInputException;
import org.zwicky.study.Study;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

/**
 * Chooses the trials of a study that predict: one, the best, or an ensemble.
 *
 * @param artifacts the study's directory
 */
record PredictionModels(TrialStore store, Study study, Path artifacts) {

  private static final String FILES = "model*.zip";

  /** Most picks of an ensemble. */
  private static final int ROUNDS = 50;

  /**
   * A trial that predicts.
   *
   * @param files its networks, whose mean counts; at least one
   * @param weight how often it counts
   */
  record Member(Trial trial, List<Path> files, int weight) {}

  static PredictionModels of(TrialStore store, Study study, Path artifacts) {
    if (study.data().isNone()) {
      throw new BadInputException(
          "The trials of '%s' are commands, which leave no network to predict with."
              .formatted(study.name()));
    }
    return new PredictionModels(store, study, artifacts.resolve(StudyFolder.nameOf(study.name())));
  }

  /** One trial, which must be complete. */
  List<Member> trial(int number) {
    Trial trial = StudyReports.trial(store, study, number).trial();
    if (trial.state() != TrialState.COMPLETE) {
      throw new BadInputException(
          "Trial %d is %s; only a complete trial has a network to predict with."
              .formatted(number, Format.word(trial.state())));
    }
    return List.of(member(trial));
  }

  /** The complete trial with the best objective; of equal ones the first. */
  List<Member> best() {
    String metric = study.objective().metric();
    Trial best = null;
    for (Trial trial : complete()) {
      if (best == null
          || study.objective().goal().isBetter(trial.metric(metric), best.metric(metric))) {
        best = trial;
      }
    }
    return List.of(member(best));
  }

  /** The trials that predict the validation part best together. */
  List<Member> ensemble() {
    List<Trial> trials = new ArrayList<>();
    List<float[][]> probabilities = new ArrayList<>();
    for (Trial trial : complete()) {
      if (!files(trial).isEmpty()) {
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
              .formatted(study.name(), artifacts));
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
            entry ->
                new Member(
                    trials.get(entry.getKey()),
                    files(trials.get(entry.getKey())),
                    entry.getValue()))
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

  private Member member(Trial trial) {
    List<Path> files = files(trial);
    if (files.isEmpty()) {
      throw new BadInputException(
          "The model of trial %d is gone: there is no %s. Choose another trial with --trial, or train it anew in a new sweep."
              .formatted(trial.number(), folder(trial).resolve("model.zip")));
    }
    return new Member(trial, files, 1);
  }

  private Path folder(Trial trial) {
    return artifacts.resolve(Integer.toString(trial.number()));
  }

  private List<Path> files(Trial trial) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder(trial))) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder(trial), FILES)) {
        found.forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException("The models in " + folder(trial) + " can't be listed", e);
      }
    }
    files.sort(null);
    return files;
  }
}
