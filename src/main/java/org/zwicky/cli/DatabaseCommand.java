package org.zwicky.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands on databases. */
@Command(
    name = "db",
    description = "Bring a database of an earlier release up to date.",
    subcommands = DatabaseUpgradeCommand.class)
final class DatabaseCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? Try 'db upgrade'.");
  }
}
