package org.zwicky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zwicky.app.data.DataFiles;
import org.zwicky.app.report.StudyReports;
import org.zwicky.app.sweep.TrialRerun;
import org.zwicky.base.BadInputException;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.metric.Metric;
import org.zwicky.report.Format;
import org.zwicky.study.Measurement;
import org.zwicky.study.Study;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs a trial again and compares: a complete one to its end, a pruned one up to the epoch at which
 * it was stopped. Nothing is recorded.
 */
@Command(
    name = "rerun",
    sortOptions = false,
    description =
        "Train a trial again with its seed and number of threads, or run its command again, and compare the metrics."
            + " Nothing is recorded.")
final class TrialRerunCommand implements Callable<Integer> {

  @Parameters(paramLabel = "N", description = "Number of the trial.")
  private int number;

  @Option(names = "--study", paramLabel = "STUDY", description = "Study (default: the newest).")
  private String study;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Data file or folder, if it lies elsewhere now.")
  private Path data;

  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Study found;
    TrialDetails details;
    try (TrialStore store = database.openToRead()) {
      found = store.study(StudyReports.name(store, study)).orElseThrow();
      details = StudyReports.trial(store, found, number);
    }
    TrialState state = details.trial().state();
    if (details.trial().metrics().isEmpty()
        || (state != TrialState.COMPLETE && state != TrialState.PRUNED)) {
      throw new BadInputException(
          "Trial %d is %s; only a complete or pruned trial has metrics to compare with."
              .formatted(number, Format.word(details.trial().state())));
    }
    TrialRerun rerun =
        new TrialRerun(
            found,
            details,
            WorkerCommand.PROGRAM,
            DataFiles.folder(database.location().artifacts()));
    return compare(
        details.trial().metrics(),
        rerun.run(Optional.ofNullable(data), spec.commandLine().getErr()::println, this::show));
  }

  private void show(Measurement measurement) {
    spec.commandLine()
        .getErr()
        .println(
            "epoch %d: %s"
                .formatted(
                    measurement.epoch(),
                    shown(measurement)
                        .map(name -> name + " " + Format.score(measurement.metric(name)))
                        .collect(Collectors.joining(", "))));
  }

  private static Stream<String> shown(Measurement measurement) {
    return measurement.metrics().containsKey(Metric.MACRO_F1.key())
        ? Stream.of(Metric.MACRO_F1.key(), Metric.ACCURACY.key())
        : measurement.metrics().keySet().stream();
  }

  private int compare(Map<String, Double> recorded, Map<String, Double> again) {
    TextTable table =
        new TextTable()
            .column("metric", Align.LEFT)
            .column("recorded", Align.RIGHT)
            .column("again", Align.RIGHT);
    recorded.forEach(
        (name, value) ->
            table.row(
                List.of(
                    name,
                    Double.toString(value),
                    again.containsKey(name) ? Double.toString(again.get(name)) : Format.MISSING)));
    PrintWriter out = spec.commandLine().getOut();
    out.print(table.render());
    boolean identical = recorded.equals(again);
    out.println(identical ? "Identical." : "Different.");
    out.flush();
    return identical ? ExitCode.DONE : ExitCode.FAILED;
  }
}
