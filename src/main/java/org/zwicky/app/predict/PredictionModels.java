package org.zwicky.app.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.zwicky.app.report.StudyReports;
import org.zwicky.base.BadInputException;
import org.zwicky.finals.Finalists;
import org.zwicky.finals.FinalsSummary;
import org.zwicky.finals.SavedModels;
import org.zwicky.metric.ensemble.EnsembleSelection;
import org.zwicky.metric.ensemble.GreedyEnsemble;
import org.zwicky.report.Format;
import org.zwicky.report.StudyFolder;
import org.zwicky.study.ModelId;
import org.zwicky.study.Study;
import org.zwicky.study.TestResult;
import org.zwicky.study.TestRound;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

/**
 * Chooses the models of a study that predict: a trial's, the crowned one or the best trial's, or an
 * ensemble.
 *
 * @param artifacts the study's directory
 */
public record PredictionModels(TrialStore store, Study study, Path artifacts) {

  /** Most picks of an ensemble. */
  private static final int ROUNDS = 50;

  /**
   * A model that predicts.
   *
   * @param model the trial itself, or the trial trained again as a finalist
   * @param files its networks, whose mean counts; at least one
   * @param weight how often it counts
   */
  public record Member(Trial trial, ModelId model, List<Path> files, int weight) {

    /** Such as {@code trial 12, seed 1 (weight 3)}. */
    @Override
    public String toString() {
      return model + (weight > 1 ? " (weight " + weight + ")" : "");
    }
  }

  /**
   * Those of a study.
   *
   * @param artifacts the study's directory
   * @throws BadInputException if its trials train no networks
   */
  public static PredictionModels of(TrialStore store, Study study, Path artifacts) {
    if (study.data().isNone()) {
      throw new BadInputException(
          "The trials of '%s' are commands, which leave no network to predict with."
              .formatted(study.name()));
    }
    return new PredictionModels(store, study, StudyFolder.inArtifacts(study.name(), artifacts));
  }

  /** One trial, which must be complete. */
  public List<Member> trial(int number) {
    Trial trial = StudyReports.trial(store, study, number).trial();
    if (trial.state() != TrialState.COMPLETE) {
      throw new BadInputException(
          "Trial %d is %s; only a complete trial has a network to predict with."
              .formatted(number, Format.word(trial.state())));
    }
    return List.of(member(trial));
  }

  /** The crowned model, or the best trial where none is crowned. */
  List<Member> best() {
    return crowned().orElseGet(this::bestTrial);
  }

  /** The ensemble that was measured on the test part, or one chosen now where there is none. */
  List<Member> ensemble() {
    return measuredEnsemble().orElseGet(this::chosenEnsemble);
  }

  /**
   * The model that was crowned of the finalists, and measured on the test part; empty where no
   * finalist was.
   */
  public Optional<List<Member>> crowned() {
    return latestTest().map(round -> List.of(crowned(round.single().members().get(0))));
  }

  /** The ensemble that was measured on the test part, with its weights; empty without one. */
  public Optional<List<Member>> measuredEnsemble() {
    return latestTest()
        .flatMap(TestRound::ensemble)
        .map(result -> result.members().stream().map(this::measured).toList());
  }

  /** The complete trial with the best objective; of equal ones the first. */
  public List<Member> bestTrial() {
    return Finalists.of(complete(), study.objective(), 1).stream()
        .findFirst()
        .map(best -> List.of(member(best)))
        .orElseThrow(
            () ->
                new BadInputException(
                    "No trial of '%s' has a value of %s to tell the best by. Name one with --trial."
                        .formatted(study.name(), study.objective().metric())));
  }

  /** The trials that predict the validation part best together. */
  public List<Member> chosenEnsemble() {
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
        .map(entry -> member(trials.get(entry.getKey()), entry.getValue()))
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

  private Optional<TestRound> latestTest() {
    return FinalsSummary.read(study, store.trials(study.name()), store.finals())
        .flatMap(FinalsSummary::latest);
  }

  private Member crowned(TestResult.Member single) {
    List<Path> files = models().of(single.model());
    if (files.isEmpty()) {
      files = models().best();
    }
    if (files.isEmpty()) {
      throw new BadInputException(
          "The crowned model of '%s' (%s) is gone: there is no %s. Choose a trial with --trial."
              .formatted(study.name(), single.model(), artifacts.resolve("best/model.zip")));
    }
    return new Member(trial(single.model()), single.model(), files, 1);
  }

  private Member measured(TestResult.Member member) {
    List<Path> files = models().of(member.model());
    if (files.isEmpty()) {
      throw new BadInputException(
          "The ensemble of '%s' needs %s, whose model is gone: there is no %s. Leave out --ensemble, or choose a trial with --trial."
              .formatted(
                  study.name(),
                  member.model(),
                  artifacts.resolve(member.model().folder()).resolve("model.zip")));
    }
    return new Member(trial(member.model()), member.model(), files, member.weight());
  }

  private Trial trial(ModelId model) {
    return store.trial(study.name(), model.trial()).orElseThrow().trial();
  }

  private Member member(Trial trial) {
    if (files(trial).isEmpty()) {
      throw new BadInputException(
          "The model of trial %d is gone: there is no %s. Choose another trial with --trial, or train it anew in a new sweep."
              .formatted(
                  trial.number(),
                  artifacts.resolve(Integer.toString(trial.number())).resolve("model.zip")));
    }
    return member(trial, 1);
  }

  private Member member(Trial trial, int weight) {
    return new Member(trial, ModelId.ofTrial(trial.number()), files(trial), weight);
  }

  private List<Path> files(Trial trial) {
    return models().of(ModelId.ofTrial(trial.number()));
  }

  private SavedModels models() {
    return new SavedModels(artifacts);
  }
}
