package org.zwicky.cli;

import java.util.concurrent.Callable;
import org.zwicky.store.DatabaseStatus;
import org.zwicky.store.H2Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the schema of a database up to date, as a sweep into it would. */
@Command(
    name = "upgrade",
    description = {
      "Bring a database that an earlier release made up to date.",
      "Commands that only look at a database change nothing in it, and need it to be up to date."
    })
final class DatabaseUpgradeCommand implements Callable<Integer> {

  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    DatabaseStatus before = H2Database.inspect(database.location());
    H2Database.openExisting(database.location()).close();
    spec.commandLine()
        .getOut()
        .println(
            before.behind() == 0
                ? "%s is up to date: schema %s.".formatted(database.location(), before.newest())
                : "%s: schema %s → %s."
                    .formatted(
                        database.location(), before.version().orElse("none"), before.newest()));
    return ExitCode.DONE;
  }
}
