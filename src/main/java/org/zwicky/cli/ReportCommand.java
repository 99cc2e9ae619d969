package org.zwicky.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zwicky.report.ReportWriter;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a study's page. */
@Command(
    name = "report",
    sortOptions = false,
    description = "Write the HTML page of a study and the index of all studies.")
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "STUDY", arity = "0..1", description = "Study (default: the newest).")
  private String study;

  @Mixin private DatabaseOption database;
  @Mixin private ReportsOption reports;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (TrialStore store = database.openExisting()) {
      Path page =
          new ReportWriter()
              .write(
                  store,
                  StudyReports.load(store, StudyReports.name(store, study)),
                  reports.directory());
      spec.commandLine().getOut().println(page);
    }
    return ExitCode.DONE;
  }
}
