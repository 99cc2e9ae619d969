package org.zwicky.base.machine;

import java.util.List;
import org.zwicky.base.BadInputException;

/** What this build computes on: the CPU, or NVIDIA GPUs where it was built with {@code -Pcuda}. */
public final class Accelerator {

  static final String CUDA = "cuda";
  public static final String NO_GPU =
      "This build computes on NVIDIA GPUs, but none was found (nvidia-smi -L lists none, or"
          + " CUDA_VISIBLE_DEVICES hides them). Install NVIDIA's driver, or build without -Pcuda to"
          + " use the CPU: ZWICKY_BACKEND=cpu ./zwicky …";

  private Accelerator() {}

  /**
   * The GPUs that workers compute on.
   *
   * @return empty where the CPU computes
   * @throws BadInputException if this build needs a GPU and there is none
   */
  public static List<Gpu> gpus() {
    return isCuda() ? require(Gpus.find()) : List.of();
  }

  /** Whether this build has ND4J's CUDA backend. */
  public static boolean isCuda() {
    return BuildProperties.backend().equals(CUDA);
  }

  /**
   * These GPUs.
   *
   * @throws BadInputException if there are none
   */
  public static List<Gpu> require(List<Gpu> found) {
    if (found.isEmpty()) {
      throw new BadInputException(NO_GPU);
    }
    return found;
  }
}
