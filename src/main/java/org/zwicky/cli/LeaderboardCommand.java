package org.zwicky.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.zwicky.analysis.Leaderboard;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.SearchGain;
import org.zwicky.app.report.RecordedStart;
import org.zwicky.app.report.StudyReports;
import org.zwicky.base.BadInputException;
import org.zwicky.finals.FinalsSummary;
import org.zwicky.metric.Metric;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.report.json.LeaderboardCsv;
import org.zwicky.report.json.LeaderboardJson;
import org.zwicky.study.Objective;
import org.zwicky.study.Study;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the trials of a study, best first. */
@Command(
    name = "leaderboard",
    sortOptions = false,
    description = "Print the trials of a study, best first.")
final class LeaderboardCommand implements Callable<Integer> {

  @Parameters(paramLabel = "STUDY", arity = "0..1", description = "Study (default: the newest).")
  private String study;

  @Mixin private DatabaseOption database;

  @Option(
      names = "--sort",
      paramLabel = "METRIC",
      description =
          "Rank by any metric of the study, such as accuracy, macroF1 or logLoss, the lowest first of what is named a"
              + " loss, an error or a time (default: the study's objective).")
  private String sort;

  @Option(names = "--top", paramLabel = "N", description = "Print the first N trials only.")
  private Integer top;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or csv (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (top != null && top < 1) {
      throw new BadInputException("--top " + top + ": give a whole number from 1.");
    }
    try (TrialStore store = database.openToRead()) {
      Study found = store.study(StudyReports.name(store, study)).orElseThrow();
      List<TrialDetails> trials = store.details(found.name());
      Objective objective = objective(found, trials);
      print(Leaderboard.of(found, trials, objective.metric(), objective.goal(), Instant.now()));
      if (format == OutputFormat.TABLE) {
        printFinals(found, store);
        printGain(found, trials, store);
      }
    }
    return ExitCode.DONE;
  }

  private void print(Leaderboard leaderboard) {
    int most = top == null ? Integer.MAX_VALUE : top;
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TABLE -> out.print(LeaderboardText.table(leaderboard, most, Terminal.columns()));
      case JSON -> out.println(JsonOutput.pretty(LeaderboardJson.of(leaderboard, most)));
      case CSV -> out.print(LeaderboardCsv.of(leaderboard, most));
    }
    out.flush();
  }

  private void printFinals(Study found, TrialStore store) {
    PrintWriter out = spec.commandLine().getOut();
    FinalsSummary.read(found, store.trials(found.name()), store.finals())
        .ifPresent(finals -> out.print(FinalsText.of(finals, Terminal.columns())));
    out.flush();
  }

  /** By the objective, whatever the rows are sorted by. */
  private void printGain(Study found, List<TrialDetails> trials, TrialStore store) {
    if (RecordedStart.isGiven(found, store.changes(found.name()))) {
      PrintWriter out = spec.commandLine().getOut();
      SearchGain.read(found, Leaderboard.of(found, trials, Instant.now()), store)
          .ifPresent(gain -> out.println(LeaderboardText.gain(gain, Terminal.columns())));
      out.flush();
    }
  }

  private Objective objective(Study found, List<TrialDetails> trials) {
    Objective objective = found.objective();
    if (sort == null || sort.equals(objective.metric())) {
      return objective;
    }
    Set<String> known = new LinkedHashSet<>(List.of(objective.metric()));
    if (!found.data().isNone()) {
      Arrays.stream(Metric.values()).map(Metric::key).forEach(known::add);
    }
    trials.forEach(details -> known.addAll(details.trial().metrics().keySet()));
    if (!known.contains(sort)) {
      throw new BadInputException(
          "--sort %s: no metric of the study has that name; give one of %s."
              .formatted(sort, String.join(", ", known)));
    }
    return new Objective(sort, MetricNames.likelyGoal(sort));
  }
}
