package org.zwicky.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.zwicky.bench.BenchmarkExecutor;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.data.DataSpec;
import org.zwicky.data.Split;
import org.zwicky.data.StratifiedSplit;
import org.zwicky.data.prepared.PreparedImages;
import org.zwicky.execute.InProcessExecutor;
import org.zwicky.execute.NetworkWorker;
import org.zwicky.execute.TestPart;
import org.zwicky.execute.local.WorkerLoop;
import org.zwicky.execute.local.WorkerProgram;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.TrialExecutor;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.batch.TrainingPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A worker process of a sweep: takes trials on stdin and answers on stdout. Not for people. */
@Command(name = WorkerCommand.NAME, hidden = true)
final class WorkerCommand implements Callable<Integer> {

  static final String NAME = "worker";

  /** What a sweep's workers run. */
  static final WorkerProgram PROGRAM = new WorkerProgram(Main.class.getName(), List.of(NAME));

  /** Makes a worker measure instead of train; all else about it is the same. */
  private static final String BENCHMARK = "--benchmark";

  /** What workers run that measure. */
  static final WorkerProgram BENCHMARK_PROGRAM = PROGRAM.with(BENCHMARK);

  @Option(names = BENCHMARK)
  private boolean benchmark;

  @Override
  public Integer call() throws InterruptedException {
    PrintStream messages = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // Whatever a library prints must not stand between the messages.
    System.setOut(System.err);
    Runnable end = () -> Runtime.getRuntime().halt(ExitCode.DONE);
    try {
      new WorkerLoop(System.in, messages, end)
          .serve(benchmark ? WorkerCommand::prepareBenchmark : WorkerCommand::prepare);
    } catch (OutOfMemoryError e) {
      // Thrown by a library for native memory, the JVM's own option does not see it.
      endAfter(e, WorkerLoop.OUT_OF_HEAP);
    } catch (Error e) {
      // Threads of the native library would keep a process alive that has nothing left to do.
      endAfter(e, ExitCode.FAILED);
    }
    return ExitCode.DONE;
  }

  private static void endAfter(Error error, int exitCode) {
    error.printStackTrace();
    Runtime.getRuntime().halt(exitCode);
  }

  private static TrialExecutor prepare(String definition, Path preparedImages, Path artifacts) {
    SearchSpaceFile file = SearchSpaceReader.readJson(definition);
    PreparedImages images = PreparedImages.open(preparedImages);
    DataSpec spec = file.data().orElseThrow();
    List<String> classNames = spec.classNamesFor(images.labels()).names();
    Split split = StratifiedSplit.of(images.labels(), images.parts(), classNames, spec.split());
    FeatureShape shape = FeatureShape.image(images.channels(), images.height(), images.width());
    List<TrainingData> folds =
        split.folds().stream()
            .map(
                fold ->
                    new TrainingData(
                        images::copyImage,
                        images.labels(),
                        shape,
                        classNames.size(),
                        fold.training(),
                        fold.validation()))
            .toList();
    return new NetworkWorker(
        new InProcessExecutor(
            file.blueprint().orElseThrow()::resolve,
            new TrainingPlan(folds, spec.split().repeats()),
            classNames,
            file.objective(),
            artifacts),
        new TestPart(images::copyImage, shape, split.test()));
  }

  private static TrialExecutor prepareBenchmark(
      String definition, Path preparedImages, Path artifacts) {
    SearchSpaceFile file = SearchSpaceReader.readJson(definition);
    PreparedImages images = PreparedImages.open(preparedImages);
    int classes = file.data().orElseThrow().classNamesFor(images.labels()).names().size();
    return new BenchmarkExecutor(
        file.blueprint().orElseThrow()::resolve, images, classes, file.objective());
  }
}
