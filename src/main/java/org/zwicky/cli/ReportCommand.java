package org.zwicky.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.zwicky.report.ReportWriter;
import org.zwicky.report.picture.PictureSource;
import org.zwicky.study.Study;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--no-images",
      description = "Leave images, and what networks see in them, out of the page.")
  private boolean noImages;

  @Mixin private DatabaseOption database;
  @Mixin private ReportsOption reports;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (TrialStore store = database.openExisting()) {
      Study found = store.study(StudyReports.name(store, study)).orElseThrow();
      PictureSource pictures =
          noImages ? PictureSource.NONE : new StudyPictures(found, database.location().artifacts());
      Path page =
          new ReportWriter(pictures).write(store, found.name(), reports.directory(), Instant.now());
      spec.commandLine().getOut().println(page);
    }
    return ExitCode.DONE;
  }
}
