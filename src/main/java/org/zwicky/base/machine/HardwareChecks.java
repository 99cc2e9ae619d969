package org.zwicky.base.machine;

import java.util.Locale;
import java.util.Optional;

/** Checks of cores, memory, Java and the C library. */
public final class HardwareChecks {

  /** What one worker needs in all. */
  private static final long WORKER = 2L << 30;

  /** Below it not even the smallest network trains. */
  private static final long LEAST = 1L << 30;

  private static final int JAVA = 17;

  private HardwareChecks() {}

  /** The Java that runs this. */
  public static Check java(Runtime.Version version, String vendor, String virtualMachine) {
    String finding = "%s, %s, %s".formatted(version, vendor, virtualMachine);
    return version.feature() >= JAVA
        ? Check.ok("Java", finding)
        : Check.error("Java", finding, "Install a JDK 17 or newer, or point JAVA_HOME at one.");
  }

  /** Cores. */
  public static Check cores(Hardware hardware) {
    String finding =
        hardware.cores() == hardware.machineCores()
            ? "%s, %d cores".formatted(hardware.processor(), hardware.cores())
            : "%s, %d of %d cores (limited by a container or an affinity)"
                .formatted(hardware.processor(), hardware.cores(), hardware.machineCores());
    return Check.ok("cores", finding);
  }

  /** Memory. */
  public static Check memory(Hardware hardware) {
    StringBuilder finding = new StringBuilder(gibibytes(hardware.memory()));
    if (hardware.memory() < hardware.machineMemory()) {
      finding.append(" of ").append(gibibytes(hardware.machineMemory()));
      finding.append(" (limited by a container)");
    }
    hardware.freeMemory().ifPresent(free -> finding.append(", ").append(gibibytes(free) + " free"));
    long usable = Math.min(hardware.memory(), hardware.freeMemory().orElse(Long.MAX_VALUE));
    if (hardware.memory() < LEAST) {
      return Check.error(
          "memory", finding.toString(), "Give it at least 2 GiB: a worker needs about that much.");
    }
    return usable < WORKER
        ? Check.warning(
            "memory",
            finding.toString(),
            "A worker needs about 2 GiB: close other programs, or use --parallel 1 and small networks.")
        : Check.ok("memory", finding.toString());
  }

  /**
   * The C library, on which the native code stands.
   *
   * @param system name of the operating system
   * @param libc such as {@code glibc 2.36}; empty where it is none of GNU's
   */
  public static Check libc(String system, Optional<String> libc) {
    if (!system.equals("Linux")) {
      return Check.warning(
          "system", system, "Only Linux is tried; elsewhere training is slower, or may fail.");
    }
    return libc.map(name -> Check.ok("system", system + ", " + name))
        .orElseGet(
            () ->
                Check.error(
                    "system",
                    system + " without glibc",
                    "ND4J's native code needs glibc: use Debian, Ubuntu, Fedora or their like, not Alpine."));
  }

  static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
