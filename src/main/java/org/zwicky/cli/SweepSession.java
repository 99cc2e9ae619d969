package org.zwicky.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxTimeCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.zwicky.execute.local.WorkerPool;
import org.zwicky.network.InfeasibleNetworkException;
import org.zwicky.report.StudyFolder;
import org.zwicky.search.Samplers;
import org.zwicky.space.Assignment;
import org.zwicky.space.BadInputException;
import org.zwicky.space.json.SearchSpaceFile;
import org.zwicky.study.Study;
import org.zwicky.study.SweepRunner;
import org.zwicky.study.TrialStore;

/** One run of a sweep: its study, its workers and its runner, wired together. */
final class SweepSession {

  /** Name in a study's provenance of the file it learnt from. */
  static final String DATA_FILE = "data file";

  private final SearchSpaceFile file;
  private final OpenedData data;
  private final TrialStore store;
  private final Path artifacts;
  private final String commandLine;
  private final WorkerPlan plan;
  private Study study;

  SweepSession(
      SearchSpaceFile file, OpenedData data, TrialStore store, Path artifacts, String commandLine) {
    this.file = file;
    this.data = data;
    this.store = store;
    this.artifacts = artifacts;
    this.commandLine = commandLine;
    this.plan =
        WorkerPlan.of(
            file.sweep().parallel(), data.preparedBytes(), Machine.cores(), Machine.memory());
  }

  /**
   * Records the study, or finds the one to continue.
   *
   * @throws BadInputException if it has trials and {@code resume} is not given, or is not the same
   *     study
   */
  void begin(boolean resume, String resumeCommand) {
    study =
        new Study(
            file.name(),
            Instant.now(),
            file.json(),
            file.objective(),
            data.forStudy(),
            provenance());
    Optional<Study> earlier = store.study(file.name());
    if (earlier.isEmpty() || store.trials(file.name()).isEmpty()) {
      // One without trials has nothing that could be lost.
      store.deleteStudy(file.name());
      store.createStudy(study);
      return;
    }
    if (!resume) {
      throw new BadInputException(
          ("Study '%s' has trials already. Continue it with:%n  %s%nor give the new sweep another name with"
                  + " --set name=…")
              .formatted(file.name(), resumeCommand));
    }
    ResumeCheck.require(earlier.get(), study);
    study = earlier.get();
  }

  /**
   * Runs trials until the sweep is done.
   *
   * @return whether a signal ended it
   */
  boolean run(SweepProgress progress) throws IOException {
    if (isDone()) {
      return false;
    }
    Path images =
        data.prepare(
            study.data().sha256(), file.data(), DataFiles.folder(artifacts), progress::note);
    try (WorkerPool pool =
        new WorkerPool(
            plan.settings(
                study.definition(), images, artifacts.resolve(StudyFolder.nameOf(study.name()))),
            plan.workers())) {
      SweepRunner runner =
          new SweepRunner(
              study,
              Samplers.create(file.space(), file.sweep()),
              this::infeasible,
              conditions(),
              pool,
              store,
              file.sweep().seed());
      progress.begin(study, file.sweep(), plan, store.trials(study.name()), this::epochs);
      runner.addListener(progress);
      try (Interruption interruption = Interruption.listen(() -> runner.shutdown(false))) {
        runner.execute();
        if (runner.isExhausted()) {
          progress.note("The sampler has no more candidates.");
        }
        return interruption.happened();
      }
    }
  }

  /** Epochs that a trial has at most. */
  private OptionalInt epochs(Assignment candidate) {
    return OptionalInt.of(file.blueprint().resolve(candidate).training().epochs());
  }

  private boolean isDone() {
    return store.trials(study.name()).stream().filter(trial -> trial.state().isFinal()).count()
            >= file.sweep().trials()
        && store.trials(study.name()).stream().allMatch(trial -> trial.state().isFinal());
  }

  private List<TerminationCondition> conditions() {
    List<TerminationCondition> conditions = new ArrayList<>();
    conditions.add(new MaxCandidatesCondition(file.sweep().trials()));
    file.sweep()
        .timeout()
        .ifPresent(
            timeout ->
                conditions.add(new MaxTimeCondition(timeout.toMillis(), TimeUnit.MILLISECONDS)));
    return conditions;
  }

  private Optional<String> infeasible(Assignment candidate) {
    try {
      file.shapes(candidate, data.shape(), data.classes());
      return Optional.empty();
    } catch (InfeasibleNetworkException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Map<String, String> provenance() {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("zwicky", VersionProvider.version());
    provenance.put("command", commandLine);
    Machine.gitCommit().ifPresent(commit -> provenance.put("git commit", commit));
    provenance.put("host", Machine.host());
    provenance.put("system", Machine.operatingSystem());
    provenance.put("processor", "%s, %d cores".formatted(Machine.processor(), Machine.cores()));
    provenance.put("memory", "%.1f GiB".formatted(Machine.memory() / (double) (1L << 30)));
    provenance.put("java", Runtime.version().toString());
    provenance.put(DATA_FILE, data.file().toAbsolutePath().toString());
    provenance.put("split seed", Long.toString(file.data().split().seed()));
    provenance.put("sweep seed", Long.toString(file.sweep().seed()));
    provenance.put("workers", plan.toString());
    return provenance;
  }
}
