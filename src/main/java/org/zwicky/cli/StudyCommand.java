package org.zwicky.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands on studies. */
@Command(
    name = "study",
    description = "List the studies of a database, or delete one.",
    subcommands = {StudyListCommand.class, StudyDeleteCommand.class})
final class StudyCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? Try 'study list' or 'study delete'.");
  }
}
