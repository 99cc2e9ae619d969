package org.zwicky.execute.local;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.zwicky.base.machine.Accelerator;
import org.zwicky.base.machine.Gpu;
import org.zwicky.base.machine.Gpus;
import org.zwicky.base.text.Plural;
import org.zwicky.estimate.MemoryShare;

/**
 * How many workers a sweep has and what each may use.
 *
 * @param workers processes at a time, at least 1
 * @param threads of each, at least 1
 * @param heapMegabytes Java heap of each
 * @param memoryMegabytes all memory that each may have to itself, the Java heap in it
 * @param gpus of which worker i has the i-th, counted round; empty where the CPU computes
 */
public record WorkerPlan(
    int workers, int threads, long heapMegabytes, long memoryMegabytes, List<Gpu> gpus) {

  /** Copies the list. */
  public WorkerPlan {
    gpus = List.copyOf(gpus);
  }

  /** Workers that compute on the CPU. */
  public WorkerPlan(int workers, int threads, long heapMegabytes, long memoryMegabytes) {
    this(workers, threads, heapMegabytes, memoryMegabytes, List.of());
  }

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
  public static WorkerPlan of(OptionalInt wanted, long dataBytes, int cores, long memoryBytes) {
    return of(wanted, dataBytes, cores, memoryBytes, Accelerator.gpus());
  }

  /** The same with these GPUs: as many workers as there are, unless others are wanted. */
  public static WorkerPlan of(
      OptionalInt wanted, long dataBytes, int cores, long memoryBytes, List<Gpu> gpus) {
    long forWorkers = (memoryBytes * 3 / 4 - dataBytes) / MEGABYTE;
    long fitting = Math.max(1, forWorkers / (HEAP_MEGABYTES + NATIVE_MEGABYTES));
    int most = gpus.isEmpty() ? cores : gpus.size();
    int workers = wanted.orElse((int) Math.min(most, fitting));
    return new WorkerPlan(
        workers,
        Math.max(1, cores / workers),
        HEAP_MEGABYTES,
        memoryLimit(workers, dataBytes, memoryBytes),
        gpus);
  }

  /**
   * An equal share of nine tenths of the memory, which is all but what this process and the system
   * need, and never less than a small network takes: where the person asked for more workers than
   * fit, only the system can tell which is one too many.
   */
  private static long memoryLimit(int workers, long dataBytes, long memoryBytes) {
    long share = (memoryBytes * 9 / 10 - dataBytes) / MEGABYTE / workers;
    return Math.max(share, HEAP_MEGABYTES + NATIVE_MEGABYTES);
  }

  /** What one worker may have to itself; unlimited where a GPU's memory, not this one's, counts. */
  public MemoryShare memoryShare() {
    return gpus.isEmpty() ? new MemoryShare(memoryMegabytes * MEGABYTE) : MemoryShare.UNLIMITED;
  }

  /**
   * What workers of a study are started with.
   *
   * @param program that a worker runs
   * @param definition of the study, canonical JSON
   * @param images prepared
   * @param artifacts of the study
   */
  public WorkerSettings settings(
      WorkerProgram program, String definition, Path images, Path artifacts) {
    List<String> command = command(program);
    // The report of a dying JVM lies beside its trial's log.
    command.add(1, "-XX:ErrorFile=" + artifacts.toAbsolutePath().resolve("crash-%p.log"));
    return new WorkerSettings(
        command,
        environment(),
        definition,
        images,
        artifacts,
        places(),
        WorkerLimits.DEFAULT.withMemory(memoryMegabytes * MEGABYTE));
  }

  /** Starts Java as a worker is started, with this program. */
  public List<String> command(WorkerProgram program) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:+UseSerialGC");
    // A dying JVM's last words belong in the log, not between the messages.
    command.add("-XX:+DisplayVMOutputToStderr");
    // Native arrays are limited by the machine, not by the Java heap's size.
    command.add("-Dorg.bytedeco.javacpp.maxbytes=0");
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.mainClass());
    command.addAll(program.arguments());
    return command;
  }

  /** Such as 2 workers with 1 thread each. */
  @Override
  public String toString() {
    String text =
        "%s with %s each".formatted(Plural.of(workers, "worker"), Plural.of(threads, "thread"));
    return gpus.isEmpty() ? text : text + " on " + Plural.of(Math.min(workers, gpus.size()), "GPU");
  }

  private List<Map<String, String>> places() {
    return gpus.stream().map(gpu -> Gpus.environment(gpu, System.getenv())).toList();
  }

  /** What every worker has in its environment. */
  public Map<String, String> environment() {
    return Map.of(
        "OMP_NUM_THREADS", Integer.toString(threads),
        // glibc would give oneDNN's scratch memory back and fault it in again at every call.
        "MALLOC_MMAP_THRESHOLD_", Long.toString(4L << 30),
        "MALLOC_TRIM_THRESHOLD_", Long.toString(8L << 30));
  }
}
