package org.zwicky.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.zwicky.app.report.StudyReports;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.metric.ClassMetrics;
import org.zwicky.metric.ClassificationMetrics;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.report.Format;
import org.zwicky.study.Measurement;
import org.zwicky.study.ResourceUsage;
import org.zwicky.study.Study;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows all that is recorded of a trial. */
@Command(
    name = "show",
    sortOptions = false,
    description = "Show a trial: parameters, metrics, epochs, classes, confusion matrix.")
final class TrialShowCommand implements Callable<Integer> {

  private static final List<String> CURVES =
      List.of("trainLoss", "logLoss", "trainAccuracy", "accuracy", "macroF1", "balancedAccuracy");

  @Parameters(paramLabel = "N", description = "Number of the trial.")
  private int number;

  @Option(names = "--study", paramLabel = "STUDY", description = "Study (default: the newest).")
  private String study;

  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (TrialStore store = database.openToRead()) {
      Study found = store.study(StudyReports.name(store, study)).orElseThrow();
      TrialDetails details = StudyReports.trial(store, found, number);
      print(found, details, spec.commandLine().getOut());
    }
    return ExitCode.DONE;
  }

  private static void print(Study study, TrialDetails details, PrintWriter out) {
    Trial trial = details.trial();
    out.printf(
        "Trial %d of '%s': %s%s%n",
        trial.number(),
        study.name(),
        Format.word(trial.state()),
        trial.reason().isEmpty() ? "" : ", " + trial.reason());
    out.printf("Seed %d, %s%n", trial.seed(), Format.duration(trial.seconds(Instant.now())));
    details.usage().ifPresent(usage -> out.println(describe(usage)));
    out.println();
    trial.parameters().values().forEach((name, value) -> out.printf("  %s = %s%n", name, value));
    out.println();
    trial
        .metrics()
        .forEach(
            (name, value) ->
                out.printf("  %s %s%s%n", name, Format.score(value), spread(trial, name)));
    TrialSteps.printGap(study, details, out);
    out.println();
    out.print(epochs(details));
    TrialSteps.printLayers(details, out);
    details
        .confusion()
        .ifPresent(
            confusion -> {
              out.println();
              out.print(classes(confusion, study.data().classNames()));
            });
    out.println();
    details.provenance().forEach((name, value) -> out.printf("  %s: %s%n", name, value));
    out.flush();
  }

  /** Such as " ± 0.0123", if the trial trained several networks. */
  private static String spread(Trial trial, String metric) {
    return trial.spread().containsKey(metric)
        ? " ± " + Format.score(trial.spread().get(metric))
        : "";
  }

  private static String describe(ResourceUsage usage) {
    return "%s of processor time (%s on average), up to %s of memory"
        .formatted(
            Format.duration(usage.cpuSeconds()),
            Format.load(usage.meanLoad()),
            Format.bytes(usage.peakMemoryBytes()));
  }

  private static String epochs(TrialDetails details) {
    TextTable table = new TextTable().column("epoch", Align.RIGHT);
    List<String> curves = curves(details);
    curves.forEach(curve -> table.column(curve, Align.RIGHT));
    table.column("time", Align.RIGHT).column("", Align.LEFT);
    for (Measurement measurement : details.measurements()) {
      List<String> cells = new ArrayList<>();
      cells.add(Integer.toString(measurement.epoch()));
      curves.forEach(curve -> cells.add(Format.score(measurement.metric(curve))));
      cells.add(Format.duration(measurement.seconds()));
      cells.add(details.trial().bestEpoch().orElse(0) == measurement.epoch() ? "← best" : "");
      table.row(cells);
    }
    return table.render();
  }

  /** What a network always measures, or what a command printed. */
  private static List<String> curves(TrialDetails details) {
    Set<String> measured = new LinkedHashSet<>();
    details.measurements().forEach(each -> measured.addAll(each.metrics().keySet()));
    return measured.isEmpty() || measured.containsAll(CURVES) ? CURVES : List.copyOf(measured);
  }

  /** Per class its scores, and what its images were taken for. */
  private static String classes(ConfusionMatrix confusion, List<String> names) {
    TextTable table =
        new TextTable()
            .column("class", Align.RIGHT)
            .column("name", Align.LEFT)
            .column("images", Align.RIGHT)
            .column("precision", Align.RIGHT)
            .column("recall", Align.RIGHT)
            .column("F1", Align.RIGHT);
    for (int c = 0; c < confusion.classes(); c++) {
      table.column("→" + c, Align.RIGHT);
    }
    for (ClassMetrics metrics : ClassificationMetrics.of(confusion).perClass()) {
      List<String> cells = new ArrayList<>();
      cells.add(Integer.toString(metrics.index()));
      cells.add(names.get(metrics.index()));
      cells.add(Format.count(metrics.support()));
      cells.add(Format.score(metrics.precision()));
      cells.add(Format.score(metrics.recall()));
      cells.add(Format.score(metrics.f1()));
      for (int c = 0; c < confusion.classes(); c++) {
        cells.add(Format.count(confusion.count(metrics.index(), c)));
      }
      table.row(cells);
    }
    return table.render();
  }
}
