package org.zwicky.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.zwicky.execute.local.WorkerSettings;

/**
 * How many workers a sweep has and what each may use.
 *
 * @param workers processes at a time, at least 1
 * @param threads of each, at least 1
 * @param heapMegabytes Java heap of each
 */
record WorkerPlan(int workers, int threads, long heapMegabytes) {

  private static final long MEGABYTE = 1L << 20;

  /** Classes, labels, batches, probabilities; pixels are outside the heap. */
  private static final long HEAP_MEGABYTES = 512;

  /**
   * Outside the heap: the native library, a network of some million parameters and its activations.
   */
  private static final long NATIVE_MEGABYTES = 1536;

  /**
   * Shares out the machine: one thread a worker, so that the cores never wait for each other and as
   * many trials as can be run at a time. Two processes of one thread train at least as fast as one
   * of two (docs/performance.md).
   *
   * @param wanted workers that the person asked for
   * @param dataBytes prepared images, which all workers share
   */
  static WorkerPlan of(OptionalInt wanted, long dataBytes, int cores, long memoryBytes) {
    long forWorkers = (memoryBytes * 3 / 4 - dataBytes) / MEGABYTE;
    long fitting = Math.max(1, forWorkers / (HEAP_MEGABYTES + NATIVE_MEGABYTES));
    int workers = wanted.orElse((int) Math.min(cores, fitting));
    return new WorkerPlan(workers, Math.max(1, cores / workers), HEAP_MEGABYTES);
  }

  WorkerSettings settings(String definition, Path images, Path artifacts) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:+UseSerialGC");
    // Native arrays are limited by the machine, not by the Java heap's size.
    command.add("-Dorg.bytedeco.javacpp.maxbytes=0");
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.add(WorkerCommand.NAME);
    return new WorkerSettings(command, environment(), definition, images, artifacts);
  }

  /** Such as 2 workers with 1 thread each. */
  @Override
  public String toString() {
    return "%s with %s each".formatted(Plural.of(workers, "worker"), Plural.of(threads, "thread"));
  }

  private Map<String, String> environment() {
    return Map.of(
        "OMP_NUM_THREADS", Integer.toString(threads),
        // glibc would give oneDNN's scratch memory back and fault it in again at every call.
        "MALLOC_MMAP_THRESHOLD_", Long.toString(4L << 30),
        "MALLOC_TRIM_THRESHOLD_", Long.toString(8L << 30));
  }
}
