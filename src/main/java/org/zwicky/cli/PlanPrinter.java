package org.zwicky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.zwicky.app.data.DataShape;
import org.zwicky.app.data.DataText;
import org.zwicky.app.plan.FirstCandidates;
import org.zwicky.app.plan.PlanCost;
import org.zwicky.app.plan.PlanNetworks;
import org.zwicky.app.plan.PlanOptions;
import org.zwicky.app.plan.PlanParameters;
import org.zwicky.app.plan.PlanStart;
import org.zwicky.app.plan.PlanSubject;
import org.zwicky.app.plan.PlanText;
import org.zwicky.app.plan.SpeedCache;
import org.zwicky.app.plan.SpeedMeasurement;
import org.zwicky.base.text.ShellQuote;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.data.SplitSpec;
import org.zwicky.estimate.MemoryModel;
import org.zwicky.estimate.Speed;
import org.zwicky.estimate.TimeCalibration;
import org.zwicky.estimate.TimeModel;
import org.zwicky.report.Format;
import org.zwicky.search.named.SamplerChoice;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SearchSpaceFile;

/** Writes what a sweep would search, and what it would take. */
final class PlanPrinter {

  private final PrintWriter out;
  private final int columns;
  private final Consumer<String> note;

  /**
   * @param columns of the terminal
   * @param note told of what takes a while
   */
  PlanPrinter(PrintWriter out, int columns, Consumer<String> note) {
    this.out = out;
    this.columns = columns;
    this.note = note;
  }

  /**
   * Opens the data, and writes the plan. Writes no file, unless it is to measure.
   *
   * @throws org.zwicky.base.BadInputException if the data, all networks or what the sweep is to
   *     begin with are unfit
   * @throws org.zwicky.bench.BenchmarkFailedException if networks can't be measured
   */
  void print(SearchSpaceFile file, PlanOptions options) throws IOException, InterruptedException {
    Optional<PlanSubject> networks =
        file.data().map(spec -> PlanSubject.of(file, DataShape.of(spec)));
    Optional<PlanStart> start =
        PlanStart.of(file, candidate -> networks.flatMap(of -> of.attempt(candidate).infeasible()));
    say(
        "Study '%s': %d trials by the %s sampler, to %s %s"
            .formatted(
                file.name(),
                file.sweep().trials(),
                SamplerChoice.of(file.space(), file.sweep()),
                Format.word(file.objective().goal()),
                file.objective().metric()));
    if (!file.sweep().pruning().isNone()) {
      say("Pruner: " + file.sweep().pruning().pruner().description());
    }
    networks.ifPresent(subject -> printData(subject.data(), subject.split()));
    file.remarks().forEach(this::say);
    printParameters(new PlanParameters(file.space(), columns));
    if (networks.isPresent()) {
      printNetworks(networks.get(), start, options);
    } else {
      start.map(PlanStart::text).ifPresent(this::say);
      printCommands(file, options.samples());
    }
    out.flush();
  }

  private void printData(DataShape data, SplitSpec split) {
    say(
        "Data: %s; networks see %s, %d classes, %,d images to train on"
            .formatted(data.description(), data.image(), data.classes(), data.trainingImages()));
    data.remarks().forEach(this::say);
    if (split.networks() > 1) {
      say(
          "A trial trains several networks side by side and has the mean of their scores: "
              + DataText.networks(split));
    }
  }

  private void printParameters(PlanParameters parameters) {
    out.println();
    out.print(parameters.table());
    out.println();
    say("Combinations: " + parameters.combinations());
    String constraints = parameters.constraints();
    if (!constraints.isEmpty()) {
      out.println();
      out.print(constraints);
      out.println();
    }
  }

  private void printNetworks(PlanSubject subject, Optional<PlanStart> start, PlanOptions options)
      throws IOException, InterruptedException {
    PlanNetworks networks = new PlanNetworks(subject, columns);
    out.print(networks.feasibility());
    out.print(networks.samples(options.samples()));
    out.println();
    out.flush();
    boolean gpus = !subject.workers().gpus().isEmpty();
    if (options.measure()) {
      printCost(subject, start, Optional.of(measured(subject)));
      say("Times are from those measurements; images of the real data can take a little longer.");
    } else if (gpus) {
      printCost(subject, start, Optional.empty());
      say("How fast a GPU is nobody knows before it is tried: --measure does it.");
    } else {
      Optional<SpeedCache.Entry> known = SpeedCache.read();
      TimeModel model = new TimeModel(known.map(SpeedCache.Entry::factor).orElse(1.0));
      printCost(
          subject,
          start,
          Optional.of(new Speed(model.withThreads(subject.workers().threads()), Optional.empty())));
      say(
          known.isPresent()
              ? "Times are estimated from a measurement of this machine on %s; --measure measures networks of this space."
                  .formatted(known.get().measured())
              : "Times are estimated from figures of another machine (docs/performance.md) and can be wrong by a factor of 3; --measure measures here.");
    }
  }

  private void printCost(PlanSubject subject, Optional<PlanStart> start, Optional<Speed> speed) {
    PlanCost cost = new PlanCost(subject, speed);
    out.print(cost.table());
    out.println();
    say(cost.memory());
    cost.memoryRisk().ifPresent(this::say);
    start.map(begin -> begin.text() + cost.of(begin.first())).ifPresent(this::say);
    cost.sweep().ifPresent(this::say);
    cost.finalists().ifPresent(this::say);
    cost.timeLimit().ifPresent(this::say);
  }

  private Speed measured(PlanSubject subject) throws IOException, InterruptedException {
    TimeModel model = TimeModel.BUILT_IN.withThreads(subject.workers().threads());
    SpeedMeasurement measurement =
        new SpeedMeasurement(subject, model, WorkerCommand.BENCHMARK_PROGRAM, note);
    List<SpeedMeasurement.Result> results = measurement.run();
    TimeCalibration calibration = measurement.calibration(results);
    TextTable table =
        new TextTable()
            .column("measured here", Align.LEFT)
            .column("parameters", Align.RIGHT)
            .column("images a second", Align.RIGHT)
            .column("memory", Align.RIGHT)
            .column("estimated", Align.RIGHT);
    for (SpeedMeasurement.Result result : results) {
      table.row(
          List.of(
              "network " + (results.indexOf(result) + 1),
              Format.count(result.work().parameters()),
              Format.count(Math.round(result.rate())),
              result.peakBytes() > 0 ? Format.bytes(result.peakBytes()) : Format.MISSING,
              Format.bytes(MemoryModel.peakBytes(result.work()))));
    }
    out.print(table.render());
    out.println();
    if (subject.workers().gpus().isEmpty()) {
      try {
        SpeedCache.write(calibration.factor());
      } catch (IOException e) {
        note.accept("The measurement can't be kept for later plans: " + e.getMessage());
      }
    }
    return new Speed(model, Optional.of(calibration));
  }

  private void printCommands(SearchSpaceFile file, int wanted) {
    List<Assignment> candidates = FirstCandidates.of(file).limit(wanted).toList();
    for (int i = 0; i < candidates.size(); i++) {
      // A command line is to be copied: it is never broken.
      out.printf(
          "%nSample trial %d: %s%n  %s%n",
          i + 1,
          PlanText.values(candidates.get(i)),
          file.command().orElseThrow().resolve(candidates.get(i)).stream()
              .map(ShellQuote::quote)
              .collect(Collectors.joining(" ")));
    }
  }

  private void say(String line) {
    out.println(PlanText.wrap(line, columns, "  "));
  }
}
