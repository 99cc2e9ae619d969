package org.zwicky.training.backend;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The native backend as it finds this machine.
 *
 * @param description what networks are computed with
 * @param device ND4J's backend, such as {@code CPU}
 * @param engine what computes training steps: {@code oneDNN} and its version, or {@code DL4J}
 * @param threads native threads of a process
 * @param built instruction set that the loaded build of ND4J uses
 * @param best instruction set that would suit this processor best
 * @param runs whether the processor has all that the build needs
 * @param devices names of the GPUs that ND4J sees; empty for the CPU's backend
 */
public record BackendReport(
    String description,
    String device,
    String engine,
    int threads,
    String built,
    String best,
    boolean runs,
    List<String> devices) {

  /** Loads the backend into this process and asks it. */
  public static BackendReport take() {
    BackendDescription backend = Backend.prepare();
    NativeOps nativeOps = NativeOpsHolder.getInstance().getDeviceNativeOps();
    List<String> devices = new ArrayList<>();
    if (!backend.device().equals("CPU")) {
      for (int i = 0; i < Nd4j.getAffinityManager().getNumberOfDevices(); i++) {
        devices.add(nativeOps.getDeviceName(i));
      }
    }
    return new BackendReport(
        backend.toString(),
        backend.device(),
        backend.engine(),
        backend.threads(),
        instructionSet(nativeOps.binaryLevel()),
        instructionSet(nativeOps.optimalLevel()),
        nativeOps.isMinimalRequirementsMet(),
        devices);
  }

  /** Names for libnd4j's levels of x86. */
  private static String instructionSet(int level) {
    return switch (level) {
      case 0 -> "generic";
      case 1 -> "generic x86-64";
      case 2 -> "AVX2";
      case 3 -> "AVX-512";
      default -> "level " + level;
    };
  }
}
