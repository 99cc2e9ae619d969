package org.zwicky.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import org.zwicky.app.report.StudyReports;
import org.zwicky.app.sweep.StudyLock;
import org.zwicky.base.BadInputException;
import org.zwicky.report.StudyFolder;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes a study with its trials, networks and logs. */
@Command(
    name = "delete",
    sortOptions = false,
    description = "Delete a study with its trials, networks and logs; its report stays.")
final class StudyDeleteCommand implements Callable<Integer> {

  @Parameters(paramLabel = "STUDY", description = "Study to delete.")
  private String study;

  @Option(names = "--yes", description = "Really delete; there is no way back.")
  private boolean yes;

  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (TrialStore store = database.openExisting()) {
      String name = StudyReports.name(store, study);
      int trials = store.trials(name).size();
      if (!yes) {
        throw new BadInputException(
            "This deletes study '%s' with its %d trials for good. Add --yes to do it."
                .formatted(name, trials));
      }
      Path artifacts = StudyFolder.inArtifacts(name, database.location().artifacts());
      if (StudyLock.isHeld(artifacts)) {
        throw new BadInputException(
            "Study '%s' is being run; end its sweep before you delete it.".formatted(name));
      }
      store.deleteStudy(name);
      if (Files.isDirectory(artifacts)) {
        PathUtils.deleteDirectory(artifacts);
      }
      spec.commandLine()
          .getOut()
          .println("Deleted study '%s' with %d trials.".formatted(name, trials));
    }
    return ExitCode.DONE;
  }
}
