package org.zwicky.execute.local;

import java.util.Optional;
import java.util.OptionalLong;
import oshi.software.os.OSProcess;

/**
 * Measures a process, again and again. What it used is known up to the last sample, also when it is
 * gone. Thread-safe.
 */
final class ProcessMeter {

  private final long pid;
  private Optional<OSProcess> process = Optional.empty();
  private long memory;
  private long peak;
  private long cpuMillis;
  private long cpuMillisAtReset;

  ProcessMeter(long pid) {
    this.pid = pid;
  }

  /**
   * Looks at the process.
   *
   * @return bytes of memory that it has to itself, empty if it is gone or can't be measured
   */
  synchronized OptionalLong sample() {
    // Asked for anew until found: an object of a process that just starts may lack values.
    boolean there = process.isPresent() && process.get().updateAttributes();
    if (!there) {
      process = SystemProcesses.find(pid);
    }
    if (process.isEmpty()) {
      return OptionalLong.empty();
    }
    memory = process.get().getPrivateResidentMemory();
    peak = Math.max(peak, memory);
    cpuMillis = Math.max(cpuMillis, process.get().getKernelTime() + process.get().getUserTime());
    return OptionalLong.of(memory);
  }

  /** Counts from now on. */
  synchronized void reset() {
    sample();
    peak = memory;
    cpuMillisAtReset = cpuMillis;
  }

  /** Processor time since the last reset, in seconds. */
  synchronized double cpuSeconds() {
    return (cpuMillis - cpuMillisAtReset) / 1e3;
  }

  /** Most bytes of memory in any sample since the last reset; 0 if it never was measured. */
  synchronized long peakMemory() {
    return peak;
  }
}
