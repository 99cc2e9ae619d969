package org.zwicky.app.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.zwicky.app.progress.Interruption;
import org.zwicky.app.progress.SweepObserver;
import org.zwicky.app.progress.SweepOutline;
import org.zwicky.base.BadInputException;
import org.zwicky.base.machine.BuildProperties;
import org.zwicky.base.machine.Machine;
import org.zwicky.execute.TrialLeftovers;
import org.zwicky.execute.TrialLog;
import org.zwicky.report.StudyFolder;
import org.zwicky.search.StartingPoints;
import org.zwicky.search.TimelyCandidates;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.search.named.SamplerChoice;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.study.FailuresInARow;
import org.zwicky.study.Study;
import org.zwicky.study.StudyChange;
import org.zwicky.study.SweepListener;
import org.zwicky.study.SweepRunner;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialJudge;
import org.zwicky.study.TrialStore;
import org.zwicky.study.WarmStart;

/** One run of a sweep: its study, its workers and its runner, wired together. */
public final class SweepSession {

  /** One after another, so many failures are no accident. */
  private static final int FAILURES_IN_A_ROW = 5;

  /** Name in a study's provenance of the near-duplicates in its data. */
  private static final String DUPLICATES = "near-duplicates";

  private final SearchSpaceFile file;
  private final TrialWork work;
  private final TrialStore store;
  private final Path artifacts;
  private final String commandLine;
  private final FailuresInARow failures = new FailuresInARow(FAILURES_IN_A_ROW);
  private Study study;
  private Optional<String> finalsFailure = Optional.empty();

  /**
   * @param artifacts directory of all studies of the store
   * @param commandLine what was typed, for the study's provenance
   */
  public SweepSession(
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
   * @param warmStart names of earlier studies whose trials the sampler is to be told of; a study
   *     that is continued keeps what it began with
   * @return what is to be told of it: what a warm start uses, what changed since it began
   * @throws BadInputException if it has trials and {@code resume} is not given, or is not the same
   *     study
   */
  public List<String> begin(boolean resume, String resumeCommand, List<String> warmStart) {
    study =
        new Study(
            file.name(), Instant.now(), file.json(), file.objective(), work.data(), provenance());
    Optional<Study> earlier = store.study(file.name());
    if (earlier.isEmpty() || store.trials(file.name()).isEmpty()) {
      List<WarmStart> starts =
          WarmStarts.read(store, warmStart, file.name(), file.objective(), file.space());
      study = WarmStarts.withProvenance(study, starts);
      // One without trials has nothing that could be lost.
      store.deleteStudy(file.name());
      store.createStudy(study);
      store.recordPriors(file.name(), WarmStarts.used(starts));
      return starts.stream().map(WarmStarts::note).toList();
    }
    if (!resume) {
      throw new BadInputException(
          ("Study '%s' has trials already. Continue it with:%n  %s%nor give the new sweep another name with"
                  + " --set name=…")
              .formatted(file.name(), resumeCommand));
    }
    WarmStarts.requireSame(warmStart, earlier.get());
    ResumeCheck.Changes changes = ResumeCheck.require(earlier.get(), study);
    if (changes.differences().isEmpty()) {
      study = earlier.get();
    } else {
      amend(earlier.get(), changes);
    }
    return changes.differences().stream().map("Changed: "::concat).toList();
  }

  private void amend(Study earlier, ResumeCheck.Changes changes) {
    int lastTrial = store.trials(file.name()).stream().mapToInt(Trial::number).max().orElse(0);
    Instant now = Instant.now();
    Map<String, String> provenance = new LinkedHashMap<>(earlier.provenance());
    provenance.put("sampler", SamplerChoice.of(file.space(), file.sweep()).toString());
    provenance.putAll(work.provenance());
    provenance.put(
        "changed " + now.truncatedTo(ChronoUnit.SECONDS),
        "after trial %d: %s".formatted(lastTrial, String.join("; ", changes.differences())));
    study =
        new Study(
            earlier.name(),
            earlier.created(),
            file.json(),
            earlier.objective(),
            earlier.data(),
            provenance);
    store.amend(
        study,
        new StudyChange(
            now, lastTrial, changes.proposesAnew(), changes.differences(), earlier.definition()));
  }

  /**
   * Runs trials until the sweep is done, or a signal ends it.
   *
   * @throws org.zwicky.execute.local.WorkerStartException also if the terminal's signal reached the
   *     starting workers first
   */
  public void run(SweepObserver progress, Interruption interruption) throws IOException {
    List<Trial> earlier = store.trials(study.name());
    earlier.forEach(this::tidyUp);
    Optional<FinalistPhase> finals =
        file.sweep()
            .finalists()
            .map(settings -> new FinalistPhase(file, study, work, store, studyArtifacts()));
    boolean trialsAreDone = isDone(earlier);
    if (trialsAreDone && finals.map(FinalistPhase::isDone).orElse(true)) {
      return;
    }
    interruption.during(
        Thread.currentThread()::interrupt,
        () -> {
          work.prepare(artifacts, progress::note);
          work.dataWarning()
              .ifPresent(
                  warning -> {
                    progress.note("Warning: " + warning + ".");
                    store.recordProvenance(study.name(), DUPLICATES, warning);
                  });
          return study;
        });
    if (interruption.happened()) {
      return;
    }
    try (TrialExecutor executor = work.executor(study.definition(), studyArtifacts())) {
      TimeBudget budget =
          new TimeBudget(
              file.sweep().timeout(), () -> finals.map(FinalistPhase::reserveSeconds).orElse(0.0));
      if (!trialsAreDone) {
        TrialPace pace = new TrialPace(work);
        TimelyCandidates candidates =
            new TimelyCandidates(
                generator(earlier),
                pace::seconds,
                () ->
                    budget.secondsForTrial(
                        finals.map(FinalistPhase::followingSeconds).orElse(0.0)));
        runTrials(executor, candidates, pace, budget, progress, interruption, earlier);
      }
      if (finals.isPresent() && !interruption.happened() && diagnosis().isEmpty()) {
        if (budget.wasReserved()) {
          progress.note("The rest of the time is the finalists': no further trial starts.");
        }
        finalsFailure = finals.get().run(executor, budget, progress, interruption);
      }
    }
  }

  private void runTrials(
      TrialExecutor executor,
      TimelyCandidates candidates,
      TrialPace pace,
      TimeBudget budget,
      SweepObserver progress,
      Interruption interruption,
      List<Trial> earlier) {
    SweepRunner runner =
        new SweepRunner(
            study,
            candidates,
            work.feasibility(),
            List.of(new MaxCandidatesCondition(file.sweep().trials()), budget, failures),
            executor,
            store,
            file.sweep().seed());
    runner.pruneBy(new TrialJudge(file.sweep().pruning(), study.objective(), work::epochs));
    progress.begin(
        new SweepOutline(
            study,
            file.sweep(),
            work.description(),
            work.parallelism(),
            work.imagesAnEpoch(),
            work::epochs,
            earlier));
    SamplerChoice sampler = SamplerChoice.of(file.space(), file.sweep());
    if (!sampler.reason().isEmpty()) {
      progress.note("Sampler: " + sampler + ".");
    }
    runner.addListener(progress);
    runner.addListener(pace);
    runner.addListener(
        new SweepListener() {
          @Override
          public void onTrialEnded(Trial trial) {
            tidyUp(trial);
          }
        });
    interruption.during(
        () -> runner.shutdown(false),
        () -> {
          runner.execute();
          return study;
        });
    if (candidates.isOutOfTime()) {
      progress.note("No candidate would end in the time that is left: no further trial starts.");
    } else if (runner.isExhausted()) {
      progress.note("The sampler has no more candidates.");
    }
  }

  /**
   * What proposes the trials, told of those of earlier studies.
   *
   * @param trials of the study so far
   */
  private CandidateGenerator generator(List<Trial> trials) {
    int lastForeign = StudyChange.lastForeignTrial(store.changes(study.name()));
    CandidateGenerator sampler =
        NamedSamplers.create(file.space(), file.sweep(), study.objective(), lastForeign);
    WarmStart.tell(sampler, study.objective(), store.priors(study.name()));
    return StartingPoints.before(
        sampler,
        file.startWith(),
        file.space(),
        file.sweep().seed(),
        work.feasibility(),
        trials.stream()
            .filter(trial -> trial.number() <= lastForeign)
            .map(Trial::parameters)
            .toList());
  }

  /** What ended the sweep before its end, if anything did, and where to look further. */
  public Optional<String> diagnosis() {
    return finalsFailure.or(this::failuresInARow);
  }

  private Optional<String> failuresInARow() {
    return failures
        .diagnosis()
        .map(
            last ->
                "Stopped: the last %d trials failed, the last (trial %d) because %s%nIts log: %s"
                    .formatted(
                        last.failures(),
                        last.trial(),
                        last.reason(),
                        TrialLog.of(studyArtifacts(), last.trial())));
  }

  private void tidyUp(Trial trial) {
    TrialLeftovers.remove(studyArtifacts(), trial.number(), trial.state().isFinal());
  }

  private Path studyArtifacts() {
    return StudyFolder.inArtifacts(study.name(), artifacts);
  }

  private boolean isDone(List<Trial> trials) {
    return trials.stream().filter(trial -> trial.state().isFinal()).count()
        >= file.sweep().trials();
  }

  private Map<String, String> provenance() {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("zwicky", BuildProperties.version());
    provenance.put("command", commandLine);
    Machine.gitCommit().ifPresent(commit -> provenance.put("git commit", commit));
    provenance.put("host", Machine.host());
    provenance.put("system", Machine.operatingSystem());
    provenance.put("processor", "%s, %d cores".formatted(Machine.processor(), Machine.cores()));
    provenance.put("memory", "%.1f GiB".formatted(Machine.memory() / (double) (1L << 30)));
    provenance.put("java", Runtime.version().toString());
    provenance.put("sampler", SamplerChoice.of(file.space(), file.sweep()).toString());
    provenance.put("sweep seed", Long.toString(file.sweep().seed()));
    provenance.putAll(work.provenance());
    return provenance;
  }
}
