package org.zwicky.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.zwicky.execute.local.WorkerProgram;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.training.backend.BackendReport;
import picocli.CommandLine.Command;

/** Loads the native backend as a worker does, and prints what it found as JSON. Not for people. */
@Command(name = ProbeCommand.NAME, hidden = true)
final class ProbeCommand implements Callable<Integer> {

  static final String NAME = "probe";

  /** This command in a process of its own. */
  static final WorkerProgram PROGRAM = new WorkerProgram(Main.class.getName(), List.of(NAME));

  @Override
  public Integer call() {
    PrintStream answer = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // Whatever a library prints must not stand in the answer.
    System.setOut(System.err);
    answer.println(JsonOutput.line(JsonOutput.tree(BackendReport.take())));
    return ExitCode.DONE;
  }
}
