package org.nd4j.nativeblas;

/**
 * Stands in for a class that ND4J dropped and Deeplearning4j 1.0.0-M2.1 still asks.
 *
 * <p>{@code BaseMKLDNNHelper.mklDnnEnabled()} decides whether layers may use oneDNN by calling
 * {@code org.nd4j.nativeblas.Nd4jCpu$Environment.getInstance().isUseMKLDNN()} by reflection, finds
 * no such class since the native bindings moved to another package, and then silently trains with
 * the generic layers, several times slower. Name, nesting and signatures must therefore stay as
 * they are. Once Deeplearning4j ships this class again, delete it here.
 */
public final class Nd4jCpu {

  private Nd4jCpu() {}

  /** Answers the one question, false until {@link #setUseMKLDNN} says otherwise. Thread-safe. */
  public static final class Environment {

    private static final Environment INSTANCE = new Environment();

    private volatile boolean useMkldnn;

    private Environment() {}

    public static Environment getInstance() {
      return INSTANCE;
    }

    /** Whether newly built layers use oneDNN. */
    public boolean isUseMKLDNN() {
      return useMkldnn;
    }

    /** To be true only where the loaded native library contains oneDNN: without, it is slower. */
    public void setUseMKLDNN(boolean useMkldnn) {
      this.useMkldnn = useMkldnn;
    }
  }
}
