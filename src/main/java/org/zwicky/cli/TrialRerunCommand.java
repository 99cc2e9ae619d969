package org.zwicky.cli;

import org.zwicky.app.data.RecordedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.zwicky.app.data.DataFiles;
import org.zwicky.app.data.OpenedData;
import org.zwicky.base.BadInputException;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.data.DataSpec;
import org.zwicky.execute.InProcessExecutor;
import org.zwicky.execute.local.WorkerPool;
import org.zwicky.metric.Metric;
import org.zwicky.report.Format;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.Measurement;
import org.zwicky.study.PrunedResult;
import org.zwicky.study.Study;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
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
  private final List<Measurement> measured = new ArrayList<>();

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
    TrialOutcome outcome = run(found, details);
    if (outcome instanceof TrialOutcome.Scored scored) {
      return compare(details.trial().metrics(), scored.metrics());
    }
    if (outcome instanceof TrialOutcome.Completed completed) {
      return compare(details.trial().metrics(), found.metrics(completed));
    }
    if (outcome instanceof TrialOutcome.Pruned) {
      return compare(details.trial().metrics(), PrunedResult.of(found, measured).metrics());
    }
    throw new TrialFailedException(
        outcome instanceof TrialOutcome.Failed failed ? failed.reason() : "it was interrupted");
  }

  private TrialOutcome run(Study found, TrialDetails details)
      throws IOException, InterruptedException {
    SearchSpaceFile file = SearchSpaceReader.readJson(found.definition());
    Path artifacts = Files.createTempDirectory("zwicky-rerun");
    try (TrialExecutor executor =
        file.command().isPresent()
            ? new CommandWork(file).executor(artifacts)
            : workers(file, found, details, artifacts)) {
      return executor.execute(
          TrialRequest.first(
              found.name(), number, details.trial().seed(), details.trial().parameters()),
          measurement -> follow(measurement, details));
    } finally {
      PathUtils.deleteDirectory(artifacts);
    }
  }

  private TrialExecutor workers(
      SearchSpaceFile file, Study found, TrialDetails details, Path artifacts) throws IOException {
    DataSpec dataSpec = file.data().orElseThrow();
    OpenedData opened = OpenedData.open(dataSpec.withSource(dataSpec.source().at(dataFile(found))));
    if (!opened.forStudy().sha256().equals(found.data().sha256())) {
      throw new BadInputException(
          opened.path()
              + " is not what the trial learnt from: its SHA-256 differs. Give it with --data.");
    }
    int threads = threads(details).orElse(Machine.cores());
    WorkerPlan plan =
        WorkerPlan.of(OptionalInt.of(1), opened.preparedBytes(), threads, Machine.memory());
    Path images =
        opened.prepare(
            found.data().sha256(),
            DataFiles.folder(database.location().artifacts()),
            spec.commandLine().getErr()::println);
    return new WorkerPool(plan.settings(WorkerCommand.PROGRAM, found.definition(), images, artifacts), 1);
  }

  private Path dataFile(Study found) {
    Path file = data == null ? RecordedData.file(found).orElseThrow() : data;
    if (!Files.exists(file)) {
      throw new BadInputException(
          "There is no file or folder " + file + ". Give the data with --data.");
    }
    return file;
  }

  private static Optional<Integer> threads(TrialDetails details) {
    return Optional.ofNullable(details.provenance().get(InProcessExecutor.THREADS))
        .map(Integer::valueOf);
  }

  /** A pruned trial is stopped where it was. */
  private Optional<String> follow(Measurement measurement, TrialDetails recorded) {
    show(measurement);
    measured.add(measurement);
    return recorded.trial().state() == TrialState.PRUNED
            && measured.size() == recorded.trial().epochs()
        ? Optional.of(recorded.trial().reason())
        : Optional.empty();
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
