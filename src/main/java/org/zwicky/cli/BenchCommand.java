package org.zwicky.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands that measure. */
@Command(
    name = "bench",
    description = "Measure how fast this machine trains, and how well samplers search.",
    subcommands = {BenchTrainingCommand.class, BenchSearchCommand.class})
final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "what shall be measured? training, search");
  }
}
