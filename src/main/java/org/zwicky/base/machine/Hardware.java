package org.zwicky.base.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Cores and memory: what this process may use, and what the machine has. They differ in a
 * container, or under a CPU affinity.
 *
 * @param processor its name
 * @param cores that this process may use
 * @param machineCores of the whole machine, at least {@code cores}
 * @param memory bytes that this process and its workers may use
 * @param machineMemory bytes of the whole machine
 * @param freeMemory bytes that can be had without swapping; empty where the system does not tell
 */
public record Hardware(
    String processor,
    int cores,
    int machineCores,
    long memory,
    long machineMemory,
    OptionalLong freeMemory) {

  private static final Path PROC = Path.of("/proc");

  /** Adds to what Java knows what the system's files tell. */
  public static Hardware of(String processor, int cores, long memory) {
    return of(processor, cores, memory, PROC);
  }

  static Hardware of(String processor, int cores, long memory, Path proc) {
    OptionalLong total = memoryInfo(proc, "MemTotal:");
    return new Hardware(
        processor,
        cores,
        Math.max(cores, (int) count(proc.resolve("cpuinfo"), "processor")),
        memory,
        Math.max(memory, total.orElse(memory)),
        memoryInfo(proc, "MemAvailable:"));
  }

  private static long count(Path file, String prefix) {
    if (!Files.isReadable(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.startsWith(prefix)).count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static OptionalLong memoryInfo(Path proc, String name) {
    Path file = proc.resolve("meminfo");
    if (!Files.isReadable(file)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
