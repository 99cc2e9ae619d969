package org.zwicky.base.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What this machine is and has. */
public final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Cores that this process may use, at least 1. */
  public static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Bytes of memory of the machine, or of the container this process is in. */
  public static long memory() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }

  /** The name of this machine in its network. */
  public static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** Name, version and architecture. */
  public static String operatingSystem() {
    return "%s %s %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"));
  }

  /** The processor's own name where the system tells it. */
  public static String processor() {
    if (!Files.isReadable(CPU_INFO)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /**
   * The commit checked out in the current directory, with a mark if files differ from it; empty
   * outside git.
   */
  public static Optional<String> gitCommit() {
    return answer("git", "rev-parse", "HEAD")
        .map(
            commit ->
                commit
                    + (answer("git", "status", "--porcelain", "-uno").isPresent()
                        ? " (changed)"
                        : ""));
  }

  /** The C library, such as {@code glibc 2.36}; empty where it is not GNU's. */
  public static Optional<String> libc() {
    return answer("getconf", "GNU_LIBC_VERSION").filter(text -> text.startsWith("glibc"));
  }

  private static Optional<String> answer(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean done = process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
      return done && !output.isEmpty() ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
