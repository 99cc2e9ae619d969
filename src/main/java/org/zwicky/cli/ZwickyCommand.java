package org.zwicky.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's root. */
@Command(
    name = "zwicky",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    description =
        "Searches the hyperparameters of convolutional networks and tracks every experiment.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:the work failed",
      " 2:bad usage or bad input",
      "130:interrupted, what was finished is recorded"
    },
    subcommands = {
      InitCommand.class,
      SweepCommand.class,
      PlanCommand.class,
      ValidateCommand.class,
      LeaderboardCommand.class,
      ReportCommand.class,
      TrialCommand.class,
      StudyCommand.class,
      DataCommand.class,
      DatabaseCommand.class,
      ExportCommand.class,
      PredictCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      WorkerCommand.class,
      ProbeCommand.class
    })
final class ZwickyCommand implements Runnable {

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show full diagnostics when something goes wrong.")
  private boolean debug;

  @Spec private CommandSpec spec;

  /** Whether {@code --debug} was given, at whatever place. */
  static boolean isDebug(ParseResult parsed) {
    return parsed.commandSpec().root().userObject() instanceof ZwickyCommand zwicky && zwicky.debug;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? See the list in --help.");
  }
}
