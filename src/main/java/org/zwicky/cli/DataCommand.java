package org.zwicky.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands on data files. */
@Command(
    name = "data",
    description = "Look into data files, or make synthetic galaxies.",
    subcommands = {DataInspectCommand.class, DataSynthesizeCommand.class})
final class DataCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "inspect or synthesize?");
  }
}
