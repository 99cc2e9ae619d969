package org.zwicky.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxTimeCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.zwicky.report.StudyFolder;
import org.zwicky.search.Samplers;
import org.zwicky.space.BadInputException;
import org.zwicky.space.json.SearchSpaceFile;
import org.zwicky.study.Study;
import org.zwicky.study.SweepRunner;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialStore;

/** One run of a sweep: its study, its workers and its runner, wired together. */
final class SweepSession {

  private final SearchSpaceFile file;
  private final TrialWork work;
  private final TrialStore store;
  private final Path artifacts;
  private final String commandLine;
  private Study study;

  SweepSession(
      SearchSpaceFile file, TrialWork work, TrialStore store, Path artifacts, String commandLine) {
    this.file = file;
    this.work = work;
    this.store = store;
    this.artifacts = artifacts;
    this.commandLine = commandLine;
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
            file.name(), Instant.now(), file.json(), file.objective(), work.data(), provenance());
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
    Path folder = artifacts.resolve(StudyFolder.nameOf(study.name()));
    try (TrialExecutor executor =
        work.executor(study.definition(), artifacts, folder, progress::note)) {
      SweepRunner runner =
          new SweepRunner(
              study,
              Samplers.create(file.space(), file.sweep()),
              work.feasibility(),
              conditions(),
              executor,
              store,
              file.sweep().seed());
      progress.begin(study, file.sweep().trials(), work.description(), store.trials(study.name()));
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
    provenance.put("sweep seed", Long.toString(file.sweep().seed()));
    provenance.putAll(work.provenance());
    return provenance;
  }
}
