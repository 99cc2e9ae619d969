package org.zwicky.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.zwicky.app.data.OpenedData;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.ScratchFolder;
import org.zwicky.base.machine.Machine;
import org.zwicky.bench.BenchmarkFailedException;
import org.zwicky.bench.BenchmarkNetwork;
import org.zwicky.bench.RandomImages;
import org.zwicky.bench.TrainingBenchmark;
import org.zwicky.bench.TrainingSpeed;
import org.zwicky.data.Fingerprint;
import org.zwicky.data.hdf5.Hdf5ImageWriter;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.execute.local.WorkerPool;
import org.zwicky.execute.local.WorkerSettings;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.SearchSpaceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures training and inference in the workers of a sweep. */
@Command(
    name = "training",
    sortOptions = false,
    description =
        "Measure the images a second of training and of inference, in worker processes as a sweep starts them.")
final class BenchTrainingCommand implements Callable<Integer> {

  /** How the result is printed. */
  enum Format {
    TABLE,
    JSON
  }

  private static final int IMAGES = 1024;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Processes at a time (default: by cores and memory, as in a sweep).")
  private Integer workers;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of each worker (default: cores / workers).")
  private Integer threads;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "Time for warm-up, training and inference together (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      defaultValue = "reference",
      description =
          "reference: three convolutions and a dense layer; bn: four convolutions with batch normalisation; residual: three residual blocks (default: ${DEFAULT-VALUE}).")
  private String network;

  @Option(names = "--batch", paramLabel = "N", description = "Images a step (default: 64).")
  private Integer batch;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description =
          "Override any field of the network's search space, such as network.0.conv.kernel=5; repeatable.")
  private List<String> overrides = List.of();

  @Option(
      names = "--stock-dl4j",
      hidden = true,
      description =
          "Measure DL4J as it is: no oneDNN, no engine and no memory settings of Zwicky's.")
  private boolean stock;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    requirePositive("--workers", workers);
    requirePositive("--threads", threads);
    requirePositive("--batch", batch);
    if (!(seconds > 0 && seconds <= 86_400)) {
      throw new BadInputException(
          "--seconds %s: give a number above 0 and up to 86400.".formatted(seconds));
    }
    BenchmarkNetwork wanted = BenchmarkNetwork.named(network);
    try (ScratchFolder folder = ScratchFolder.create("zwicky-bench")) {
      Path images = folder.path().resolve("random.h5");
      SearchSpaceFile file = SearchSpaceReader.readJson(wanted.definition(), allOverrides(images));
      Hdf5ImageWriter.write(images, new RandomImages(IMAGES, wanted.classes()));
      OpenedData data = OpenedData.open(file.data().orElseThrow());
      file.checkShapes(data.shape(), data.classes());
      return measureUnlessInterrupted(file, data, folder.path());
    }
  }

  private int measureUnlessInterrupted(SearchSpaceFile file, OpenedData data, Path folder)
      throws IOException {
    try (SignalInterruption interruption =
        SignalInterruption.listen(Thread.currentThread()::interrupt)) {
      try {
        BenchResult result = measure(file, data, folder);
        PrintWriter out = spec.commandLine().getOut();
        out.println(format == Format.JSON ? JsonOutput.pretty(result.json()) : result.text());
        out.flush();
        return ExitCode.DONE;
      } catch (InterruptedException e) {
        return ExitCode.INTERRUPTED;
      } catch (BenchmarkFailedException e) {
        // A terminal sends the signal to the workers as well.
        if (interruption.happened()) {
          return ExitCode.INTERRUPTED;
        }
        throw e;
      }
    }
  }

  private BenchResult measure(SearchSpaceFile file, OpenedData data, Path folder)
      throws IOException, InterruptedException {
    WorkerPlan plan = plan(data.preparedBytes());
    int batchSize = BenchResult.batchSize(file);
    say("Measuring %s for about %.0f s …".formatted(plan, seconds));
    Path images =
        data.prepare(Fingerprint.sha256(data.path()), folder, BenchTrainingCommand::keepQuiet);
    try (WorkerPool pool = new WorkerPool(settings(plan, file, images, folder), plan.workers())) {
      TrainingSpeed speed = new TrainingBenchmark(pool, batchSize, seconds).measure();
      return new BenchResult(plan, file, data.shape(), speed, stock);
    }
  }

  private WorkerSettings settings(WorkerPlan plan, SearchSpaceFile file, Path images, Path folder) {
    WorkerSettings sweep =
        plan.settings(WorkerCommand.BENCHMARK_PROGRAM, file.json(), images, folder);
    return stock ? BenchWorkers.stock(sweep) : sweep;
  }

  private WorkerPlan plan(long dataBytes) {
    WorkerPlan plan =
        WorkerPlan.of(
            workers == null ? OptionalInt.empty() : OptionalInt.of(workers),
            dataBytes,
            Machine.cores(),
            Machine.memory());
    return threads == null
        ? plan
        : new WorkerPlan(
            plan.workers(), threads, plan.heapMegabytes(), plan.memoryMegabytes(), plan.gpus());
  }

  private List<String> allOverrides(Path images) {
    List<String> all = new ArrayList<>(overrides);
    if (batch != null) {
      all.add("training.batchSize=" + batch);
    }
    all.add("data.path=" + TextNode.valueOf(images.toString()));
    return all;
  }

  private void say(String message) {
    spec.commandLine().getErr().println(message);
  }

  /** Preparing a thousand small images is nothing to speak of. */
  private static void keepQuiet(String message) {}

  private static void requirePositive(String option, Integer value) {
    if (value != null && value < 1) {
      throw new BadInputException("%s %d: give a whole number from 1.".formatted(option, value));
    }
  }
}
