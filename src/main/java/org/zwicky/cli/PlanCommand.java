package org.zwicky.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.zwicky.app.plan.PlanOptions;
import org.zwicky.base.BadInputException;
import org.zwicky.bench.BenchmarkFailedException;
import org.zwicky.spacefile.SearchSpaceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a sweep would do. */
@Command(
    name = "plan",
    sortOptions = false,
    description =
        "Show what a sweep would search and take, without running it: parameters, combinations, sample networks, time, memory.")
final class PlanCommand implements Callable<Integer> {

  @Mixin private SearchSpaceArguments space;

  @Option(
      names = "--samples",
      paramLabel = "K",
      description = "Sample networks to show (default: 2), or commands (default: 5).")
  private Integer samples;

  @Option(
      names = "--measure",
      description =
          "Train up to three networks of the space for some seconds each, and estimate times from them; kept for later plans.")
  private boolean measure;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (samples != null && samples < 0) {
      throw new BadInputException("--samples %d: give a whole number from 0.".formatted(samples));
    }
    SearchSpaceFile file = space.read();
    try (SignalInterruption interruption =
        SignalInterruption.listen(Thread.currentThread()::interrupt)) {
      try {
        printer(spec).print(file, options(file));
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

  /** Writes to a command's output, and to its errors what takes a while. */
  static PlanPrinter printer(CommandSpec spec) {
    return new PlanPrinter(
        spec.commandLine().getOut(), Terminal.columns(), spec.commandLine().getErr()::println);
  }

  private PlanOptions options(SearchSpaceFile file) {
    PlanOptions usual = PlanOptions.usual(file);
    return new PlanOptions(samples == null ? usual.samples() : samples, measure);
  }
}
