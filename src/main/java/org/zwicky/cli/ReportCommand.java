package org.zwicky.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.zwicky.analysis.StudyComparison;
import org.zwicky.analysis.StudyReport;
import org.zwicky.app.report.StudyPictures;
import org.zwicky.app.report.StudyReports;
import org.zwicky.app.sweep.JsonDifferences;
import org.zwicky.base.BadInputException;
import org.zwicky.report.Discretion;
import org.zwicky.report.ReportWriter;
import org.zwicky.report.json.JsonOutput;
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
      names = "--compare",
      paramLabel = "STUDY",
      arity = "2",
      description = "Write a page that sets two studies side by side instead.")
  private List<String> compared = List.of();

  @Option(
      names = "--no-images",
      description = "Leave images, and what networks see in them, out of the page.")
  private boolean noImages;

  @Option(
      names = "--private",
      description =
          "Show all of the study: host and user, where files lie, and values that look like keys or passwords, which"
              + " pages leave out since they are made to be shown.")
  private boolean everything;

  @Mixin private DatabaseOption database;
  @Mixin private ReportsOption reports;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (study != null && !compared.isEmpty()) {
      throw new BadInputException(
          "Give either a study or --compare with two, not both: %s and %s."
              .formatted(study, String.join(", ", compared)));
    }
    try (TrialStore store = database.openToRead()) {
      if (!compared.isEmpty()) {
        spec.commandLine().getOut().println(compare(store));
        return ExitCode.DONE;
      }
      Study found = store.study(StudyReports.name(store, study)).orElseThrow();
      PictureSource pictures =
          noImages ? PictureSource.NONE : new StudyPictures(found, database.location().artifacts());
      Path page =
          new ReportWriter(pictures, everything)
              .write(store, StudyReports.load(store, found.name()), reports.directory());
      spec.commandLine().getOut().println(page);
    }
    return ExitCode.DONE;
  }

  private Path compare(TrialStore store) {
    StudyReport first = shown(StudyReports.load(store, compared.get(0)));
    StudyReport second = shown(StudyReports.load(store, compared.get(1)));
    if (first.summary().name().equals(second.summary().name())) {
      throw new BadInputException(
          "--compare needs two different studies, but was given %s twice."
              .formatted(first.summary().name()));
    }
    return new ReportWriter()
        .write(
            StudyComparison.of(
                first,
                second,
                JsonDifferences.settings(
                    JsonOutput.read(first.definition()), JsonOutput.read(second.definition()))),
            reports.directory());
  }

  private StudyReport shown(StudyReport report) {
    return everything ? report : Discretion.of(report);
  }
}
