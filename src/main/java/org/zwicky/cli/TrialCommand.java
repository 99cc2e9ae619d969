package org.zwicky.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands on trials. */
@Command(
    name = "trial",
    description = "Look at one trial, or run it again.",
    subcommands = {TrialShowCommand.class, TrialRerunCommand.class})
final class TrialCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? Try 'trial show N' or 'trial rerun N'.");
  }
}
