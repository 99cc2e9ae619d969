package org.zwicky.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.execute.local.WorkerProgram;
import picocli.CommandLine.Model.CommandSpec;

/** Runs the command that was typed in another process, started as a worker is. */
final class SecondProcess {

  private SecondProcess() {}

  /**
   * Runs it to its end and passes on what it prints. It ends when this process does.
   *
   * @param mark environment variable by which it knows what it is
   * @return its exit code
   */
  static int run(CommandSpec spec, WorkerPlan plan, String mark)
      throws IOException, InterruptedException {
    List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
    List<String> command =
        plan.command(new WorkerProgram(Main.class.getName(), List.of(typed.get(0))));
    command.add(1, "-Dzwicky.command=" + System.getProperty("zwicky.command", "./zwicky"));
    // What it computes for long is native code: a second compilation would not pay off.
    command.add(1, "-XX:TieredStopAtLevel=1");
    command.addAll(typed.subList(1, typed.size()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(plan.environment());
    builder.environment().put(mark, "true");
    // Threads that wait for the next batch would else keep cores busy, for more than they compute.
    builder.environment().putIfAbsent("OMP_WAIT_POLICY", "passive");
    Process process = builder.start();
    Thread end = new Thread(process::destroy, "second-process-end");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      process.getOutputStream().close();
      Thread errors =
          new Thread(
              () -> copy(process.errorReader(StandardCharsets.UTF_8), spec.commandLine().getErr()));
      errors.start();
      copy(process.inputReader(StandardCharsets.UTF_8), spec.commandLine().getOut());
      errors.join();
      return process.waitFor();
    } finally {
      process.destroy();
      try {
        Runtime.getRuntime().removeShutdownHook(end);
      } catch (IllegalStateException e) {
        // The JVM is ending already, and the hook does its work.
        process.destroy();
      }
    }
  }

  private static void copy(BufferedReader from, PrintWriter to) {
    try (Reader reader = from) {
      char[] buffer = new char[1 << 13];
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
