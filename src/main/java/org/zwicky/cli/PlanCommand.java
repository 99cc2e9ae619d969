package org.zwicky.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what a sweep would do. */
@Command(
    name = "plan",
    sortOptions = false,
    description =
        "Show what a sweep would search, without training: parameters, combinations, sample networks.")
final class PlanCommand implements Callable<Integer> {

  @Mixin private SearchSpaceArguments space;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    new PlanPrinter(spec.commandLine().getOut()).print(space.read());
    return ExitCode.DONE;
  }
}
