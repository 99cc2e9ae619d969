package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;

/** Zwicky's processes that have to do with a directory: it stands in their command lines. */
final class Processes {

  private static final Path PROC = Path.of("/proc");

  /** Quick to start; their crashes leave no core. */
  private static final String JAVA_OPTIONS =
      "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-CreateCoredumpOnCrash";

  private static final long END_SECONDS = 15;

  private Processes() {}

  static void assumeLinux() {
    Assumptions.assumeTrue(
        Files.isDirectory(PROC.resolve("self")), "no /proc: processes can't be looked for");
  }

  /**
   * Starts a command line of Zwicky.
   *
   * @param said where all it prints is added
   */
  static Process start(Path said, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_TOOL_OPTIONS", JAVA_OPTIONS);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
    return builder.start();
  }

  /** Whether a process is there and has the directory in its command line. */
  static boolean concerns(ProcessHandle process, Path directory) {
    try {
      Path commandLine = PROC.resolve(Long.toString(process.pid())).resolve("cmdline");
      return Files.readString(commandLine, StandardCharsets.ISO_8859_1)
          .contains(directory.toString());
    } catch (IOException e) {
      // It has ended meanwhile.
      return false;
    }
  }

  static List<ProcessHandle> of(Path directory) {
    return ProcessHandle.allProcesses().filter(each -> concerns(each, directory)).toList();
  }

  /** Fails if any process of the directory is there for long. */
  static void awaitNone(Path directory) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
    while (!of(directory).isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(of(directory)).as("processes left behind").isEmpty();
  }

  /** Sends a signal; a process that ended meanwhile does not mind. */
  static void signal(String signal, ProcessHandle process) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .start()
          .waitFor(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
