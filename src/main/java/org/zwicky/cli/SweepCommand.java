package org.zwicky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zwicky.analysis.StudyReport;
import org.zwicky.app.data.DataShape;
import org.zwicky.app.plan.PlanOptions;
import org.zwicky.app.report.StudyPictures;
import org.zwicky.app.report.StudyReports;
import org.zwicky.app.sweep.StudyLock;
import org.zwicky.app.sweep.SweepBrokenOffException;
import org.zwicky.app.sweep.SweepSession;
import org.zwicky.app.sweep.TrialWork;
import org.zwicky.app.sweep.TrialWorks;
import org.zwicky.base.text.ShellQuote;
import org.zwicky.execute.local.WorkerStartException;
import org.zwicky.report.ReportWriter;
import org.zwicky.report.StudyFolder;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.StoreException;
import org.zwicky.study.DiskFullException;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs or continues the sweep that a search-space file describes. */
@Command(
    name = "sweep",
    sortOptions = false,
    description = "Run (or continue) the sweep that a search-space file describes.")
final class SweepCommand implements Callable<Integer> {

  @Mixin private SearchSpaceArguments space;
  @Mixin private DatabaseOption database;
  @Mixin private ReportsOption reports;

  @Option(
      names = "--warm-start",
      paramLabel = "STUDY",
      description =
          "Tell the sampler of the finished trials of an earlier study in the same database; repeatable.")
  private List<String> warmStart = List.of();

  @Option(names = "--resume", description = "Continue a study that has trials already.")
  private boolean resume;

  @Option(names = "--dry-run", description = "Train nothing; show what would be, as plan does.")
  private boolean dryRun;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SearchSpaceFile file = space.read();
    PrintWriter out = spec.commandLine().getOut();
    if (dryRun) {
      PlanCommand.printer(spec).print(file, PlanOptions.usual(file));
      return ExitCode.DONE;
    }
    try (SignalInterruption interruption = SignalInterruption.listen(this::sayHowToGoOn)) {
      try {
        int exitCode = sweep(file, out, interruption);
        return interruption.happened() ? interrupted(interruption) : exitCode;
      } catch (IOException | RuntimeException e) {
        // What stops at a signal can fail of it; workers can get the terminal's before this
        // process.
        if (interruption.happened()
            || (e instanceof WorkerStartException && interruption.happensSoon())) {
          return interrupted(interruption);
        }
        throw e;
      }
    }
  }

  @SuppressWarnings("try") // the lock is held, not used
  private int sweep(SearchSpaceFile file, PrintWriter out, SignalInterruption interruption)
      throws IOException {
    DatabaseLocation location = database.location();
    Optional<DataShape> shape = DataShape.check(file);
    shape.ifPresent(data -> data.remarks().forEach(this::say));
    file.remarks().forEach(this::say);
    // Fails on a grid that is too large before anything is written.
    NamedSamplers.preview(file.space(), file.sweep());
    reports.requireWritable();
    TrialWork work =
        TrialWorks.of(
            file, shape, location.artifacts(), WorkerCommand.PROGRAM, interruption, this::say);
    try (StudyLock lock =
            StudyLock.take(
                file.name(), StudyFolder.inArtifacts(file.name(), location.artifacts()));
        TrialStore store = database.open();
        TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr(), quiet)) {
      SweepSession session =
          new SweepSession(file, work, store, location.artifacts(), commandLine());
      session.begin(resume, resumeCommand(), warmStart).forEach(progress::note);
      session.run(progress, interruption);
      progress.end();
      return interruption.happened()
          ? ExitCode.INTERRUPTED
          : finish(store, file.name(), out, session.diagnosis());
    } catch (StoreException | DiskFullException | UncheckedIOException e) {
      throw new SweepBrokenOffException(e, resumeCommand());
    }
  }

  private static int interrupted(SignalInterruption interruption) {
    interruption.sayFarewell();
    return ExitCode.INTERRUPTED;
  }

  private void sayHowToGoOn() {
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        "Interrupted; what was finished is recorded. Continue with:%n  %s"
            .formatted(resumeCommand()));
    err.flush();
  }

  private int finish(TrialStore store, String study, PrintWriter out, Optional<String> diagnosis) {
    StudyReport report = StudyReports.load(store, study);
    out.print(LeaderboardText.table(report.leaderboard(), Integer.MAX_VALUE, Terminal.columns()));
    report.finals().ifPresent(finals -> out.print(FinalsText.of(finals, Terminal.columns())));
    report.gain().ifPresent(gain -> out.println(LeaderboardText.gain(gain, Terminal.columns())));
    // What was found is there even if the page can't be written.
    out.flush();
    // All workers have ended by now: nothing waits for the pictures.
    Path page =
        new ReportWriter(
                new StudyPictures(
                    store.study(study).orElseThrow(), database.location().artifacts()))
            .write(store, report, reports.directory());
    out.println();
    out.println("Report: " + page);
    out.flush();
    if (diagnosis.isPresent()) {
      spec.commandLine()
          .getErr()
          .println(
              "%s%nFix the cause, then continue with:%n  %s"
                  .formatted(diagnosis.get(), resumeCommand()));
      return ExitCode.FAILED;
    }
    List<Trial> trials = store.trials(study);
    if (trials.stream().noneMatch(trial -> trial.state() == TrialState.COMPLETE)) {
      say("No trial was completed. " + firstReason(trials));
      return ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }

  private static String firstReason(List<Trial> trials) {
    return first(trials, TrialState.FAILED)
        .map(trial -> "Trial %d: %s".formatted(trial.number(), trial.reason()))
        .or(
            () ->
                first(trials, TrialState.PRUNED)
                    .map(
                        trial ->
                            "All were ended early, trial %d since: %s"
                                .formatted(trial.number(), trial.reason())))
        .orElse("Give the sweep more time or more trials.");
  }

  private static Optional<Trial> first(List<Trial> trials, TrialState state) {
    return trials.stream().filter(trial -> trial.state() == state).findFirst();
  }

  private void say(String message) {
    if (!quiet) {
      spec.commandLine().getErr().println(message);
    }
  }

  private String commandLine() {
    StringBuilder text = new StringBuilder(Launcher.command());
    for (String word : spec.root().commandLine().getParseResult().originalArgs()) {
      text.append(' ').append(ShellQuote.quote(word));
    }
    return text.toString();
  }

  private String resumeCommand() {
    return resume ? commandLine() : commandLine() + " --resume";
  }
}
