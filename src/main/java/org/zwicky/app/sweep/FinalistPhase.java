package org.zwicky.app.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.zwicky.app.progress.FinalistOutline;
import org.zwicky.app.progress.Interruption;
import org.zwicky.app.progress.SweepObserver;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.execute.TrialLeftovers;
import org.zwicky.finals.FinalTest;
import org.zwicky.finals.FinalistListener;
import org.zwicky.finals.FinalistResult;
import org.zwicky.finals.FinalistRunner;
import org.zwicky.finals.Finalists;
import org.zwicky.finals.SavedModels;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Score;
import org.zwicky.metric.ensemble.SeedEnsemble;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.study.FinalistSettings;
import org.zwicky.study.FinalsStore;
import org.zwicky.study.ModelId;
import org.zwicky.study.PredictionFailedException;
import org.zwicky.study.Retraining;
import org.zwicky.study.Study;
import org.zwicky.study.TestPredictor;
import org.zwicky.study.TestRound;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

/** What follows the trials of a sweep: the finalists, and the one use of the test part. */
final class FinalistPhase {

  private final SearchSpaceFile file;
  private final FinalistSettings settings;
  private final Study study;
  private final TrialWork work;
  private final TrialStore store;
  private final SavedModels models;

  /**
   * @param file has finalists
   * @param artifacts the study's directory
   */
  FinalistPhase(
      SearchSpaceFile file, Study study, TrialWork work, TrialStore store, Path artifacts) {
    this.file = file;
    this.settings = file.sweep().finalists().orElseThrow();
    this.study = study;
    this.work = work;
    this.store = store;
    this.models = new SavedModels(artifacts);
  }

  /** Whether all that the present trials ask for is recorded. */
  boolean isDone() {
    List<Trial> finalists = finalists();
    FinalsStore finals = store.finals();
    List<Retraining> recorded = finals.retrainings(study.name());
    return FinalistRunner.missing(finalists, settings, recorded).isEmpty()
        && crowned(finalists)
            .filter(first -> !FinalTest.isDone(first, finals.tests(study.name())))
            .isEmpty();
  }

  /**
   * Seconds that are needed once no further trial starts: for one that starts now, and then for the
   * finalists as they stand.
   */
  double reserveSeconds() {
    List<Trial> finalists = finalists();
    if (finalists.isEmpty()) {
      return 0;
    }
    double lastTrial =
        store.trials(study.name()).stream()
            .filter(trial -> trial.state() == TrialState.COMPLETE)
            .mapToDouble(Trial::seconds)
            .average()
            .orElse(0);
    return lastTrial + followingSeconds();
  }

  /** Seconds that the finalists take as they stand. */
  double followingSeconds() {
    List<Trial> finalists = finalists();
    return finalists.isEmpty() ? 0 : Finalists.seconds(finalists, settings, work.parallelism());
  }

  /**
   * Trains the finalists again, crowns one and measures it.
   *
   * @return why nothing could be measured; empty if all went well or was interrupted
   */
  Optional<String> run(
      TrialExecutor executor,
      TimeBudget budget,
      SweepObserver progress,
      Interruption interruption) {
    List<Trial> finalists = finalists();
    if (finalists.isEmpty()) {
      return Optional.empty();
    }
    boolean complete = retrain(finalists, executor, budget, progress, interruption);
    if (interruption.happened()) {
      return Optional.empty();
    }
    if (!complete) {
      progress.note(
          "There is no time for another seed of each finalist. --resume trains what is missing.");
    }
    Optional<FinalistResult> crowned = crowned(finalists);
    if (crowned.isEmpty()) {
      return Optional.of(
          "No finalist could be trained again: %s%nTheir logs are in %s"
              .formatted(firstReason(), models.artifacts().resolve("finalists")));
    }
    return measure(crowned.get(), executor, progress, interruption);
  }

  private boolean retrain(
      List<Trial> finalists,
      TrialExecutor executor,
      TimeBudget budget,
      SweepObserver progress,
      Interruption interruption) {
    List<Retraining> recorded = store.finals().retrainings(study.name());
    recorded.forEach(this::tidyUp);
    int total = finalists.size() * settings.seeds();
    int missing = FinalistRunner.missing(finalists, settings, recorded).size();
    if (missing == 0) {
      return true;
    }
    FinalistListener shown =
        progress.beginFinalists(
            new FinalistOutline(
                finalists, settings.seeds(), total - missing, study.objective(), work::epochs));
    FinalistRunner runner =
        new FinalistRunner(
            study.name(),
            settings,
            file.sweep().seed(),
            executor,
            store.finals(),
            tidyingUp(shown));
    double round = Finalists.seconds(finalists, settings.withSeeds(1), work.parallelism());
    return interruption.during(
        runner::stop, () -> runner.run(finalists, () -> budget.isTooShortFor(round)));
  }

  private Optional<String> measure(
      FinalistResult crowned,
      TrialExecutor executor,
      SweepObserver progress,
      Interruption interruption) {
    ModelId best = crowned.complete().get(0).model();
    models.keepBest(best);
    List<TestRound> before = store.finals().tests(study.name());
    if (FinalTest.isDone(crowned, before)) {
      return Optional.empty();
    }
    progress.note(
        "Trial %d is crowned; its models and an ensemble predict the test part%s."
            .formatted(
                crowned.trial(),
                before.isEmpty() ? "" : ", for the %s time".formatted(ordinal(before.size() + 1))));
    FinalTest test =
        new FinalTest(
            study, store, work.testImages(), models, this::symmetries, FinalistPhase::pick);
    try {
      TestRound round =
          interruption.during(
              executor::close,
              () ->
                  test.run(
                      crowned,
                      (TestPredictor) executor,
                      executor.parallelism(),
                      file.sweep().seed()));
      store.finals().recordTest(study.name(), round);
      return Optional.empty();
    } catch (PredictionFailedException e) {
      return Optional.of("The test part could not be predicted: " + e.getMessage());
    }
  }

  private static List<Integer> pick(
      List<Integer> seeds, List<float[][]> candidates, int[] labels, Score score, Goal goal) {
    return SeedEnsemble.select(seeds, candidates, labels, score, goal).picks();
  }

  private Symmetries symmetries(Trial trial) {
    return settings
        .testTimeAugmentation()
        .orElseGet(
            () ->
                file.blueprint()
                    .orElseThrow()
                    .resolve(trial.parameters())
                    .training()
                    .testTimeAugmentation());
  }

  private List<Trial> finalists() {
    return Finalists.of(store.trials(study.name()), study.objective(), settings.top());
  }

  private Optional<FinalistResult> crowned(List<Trial> finalists) {
    List<Retraining> asked =
        store.finals().retrainings(study.name()).stream()
            .filter(retraining -> retraining.model().seedIndex() <= settings.seeds())
            .toList();
    return FinalistResult.of(finalists, asked, study.objective()).stream()
        .filter(standing -> !standing.complete().isEmpty())
        .findFirst();
  }

  private String firstReason() {
    return store.finals().retrainings(study.name()).stream()
        .filter(retraining -> !retraining.reason().isEmpty())
        .findFirst()
        .map(retraining -> retraining.model() + ": " + retraining.reason())
        .orElse("none has begun");
  }

  /** The same listener, told of an end when what was left behind is gone. */
  private FinalistListener tidyingUp(FinalistListener listener) {
    FinalistListener tidying =
        new FinalistListener() {
          @Override
          public void onEnded(Retraining retraining) {
            tidyUp(retraining);
          }
        };
    return FinalistListener.inOrder(List.of(tidying, listener));
  }

  private void tidyUp(Retraining retraining) {
    TrialLeftovers.remove(
        models.artifacts().resolve(retraining.model().folder()), retraining.state().isFinal());
  }

  private static String ordinal(int count) {
    return switch (count) {
      case 2 -> "second";
      case 3 -> "third";
      default -> count + "th";
    };
  }
}
