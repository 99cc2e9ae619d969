package org.zwicky.training.backend;

import org.zwicky.training.onednn.OneDnnLibrary;

/**
 * Chooses what trains networks: oneDNN itself where its library can be loaded, else DL4J. {@code
 * -D}{@value #SWITCH}{@code =dl4j} makes it DL4J everywhere.
 */
public final class EngineChoice {

  /** Zwicky's own system property. */
  public static final String SWITCH = "zwicky.engine";

  /** Says that DL4J computes. */
  public static final String DL4J = "DL4J";

  /** Says, before its version, that oneDNN itself computes. */
  public static final String ONE_DNN = "oneDNN";

  private EngineChoice() {}

  /**
   * What this process trains with, once ND4J is loaded: the two libraries then share ND4J's OpenMP
   * threads.
   *
   * @param device ND4J's backend
   * @param oneDnn whether ND4J's build has oneDNN, which also says that the CPU is fit for it
   */
  static String choose(String device, boolean oneDnn) {
    boolean direct = !isDl4jWanted() && device.equals("CPU") && oneDnn && OneDnnLibrary.isLoaded();
    return direct ? ONE_DNN + " " + OneDnnLibrary.version() : DL4J;
  }

  /** Whether the property says DL4J, now. */
  public static boolean isDl4jWanted() {
    return DL4J.equalsIgnoreCase(System.getProperty(SWITCH));
  }
}
