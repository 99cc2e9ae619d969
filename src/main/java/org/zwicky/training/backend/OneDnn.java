package org.zwicky.training.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.Nd4jCpu;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Switches DL4J's oneDNN layer helpers on where the loaded native library has oneDNN.
 *
 * <p>Three things must agree. JavaCPP must load the {@code linux-x86_64-onednn-avx2} build, which
 * it prefers over the plain one by itself where both are on the class path, without asking whether
 * the CPU has AVX2. DL4J's property {@value #DISABLE_HELPERS} must be false, read each time a layer
 * is built. And {@link Nd4jCpu.Environment} must say yes. Without the oneDNN build the helpers are
 * slower than the plain layers, so they stay off there.
 *
 * <p>Setting {@value #SWITCH}{@code =false} loads the plain build everywhere.
 */
public final class OneDnn {

  /** Zwicky's own system property: false turns oneDNN off. */
  static final String SWITCH = "zwicky.onednn";

  /** DL4J's property; true is its default. */
  static final String DISABLE_HELPERS = "org.eclipse.deeplearning4j.helpers.disable";

  /** JavaCPP's choice among several builds of one library; the empty one names the plain build. */
  static final String JAVACPP_EXTENSION = "org.bytedeco.javacpp.platform.extension";

  private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private OneDnn() {}

  /** To be called before ND4J loads its native library. */
  static void chooseBuild() {
    boolean wanted = Boolean.parseBoolean(System.getProperty(SWITCH, "true"));
    if ((!wanted || !cpuHasAvx2()) && System.getProperty(JAVACPP_EXTENSION) == null) {
      System.setProperty(JAVACPP_EXTENSION, "");
    }
  }

  /**
   * To be called once ND4J is loaded, before the first network is built.
   *
   * @return whether networks built from now on use oneDNN
   */
  static boolean switchOnWhereLoaded() {
    boolean loaded = isLoaded();
    useHelpers(loaded);
    return loaded;
  }

  /** Whether the native library in this process was built with oneDNN. */
  static boolean isLoaded() {
    String build = Nd4j.getBackend().buildInfo();
    return build != null && build.lines().anyMatch(line -> line.strip().equals("HAVE_ONEDNN"));
  }

  /** Applies to networks built from now on, in the whole process. */
  public static void useHelpers(boolean use) {
    System.setProperty(DISABLE_HELPERS, Boolean.toString(!use));
    Nd4jCpu.Environment.getInstance().setUseMKLDNN(use);
  }

  private static boolean cpuHasAvx2() {
    if (!Files.isReadable(CPU_INFO)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .anyMatch(line -> Arrays.asList(line.split("\\s+")).contains("avx2"));
    } catch (IOException e) {
      LOG.debug("Cannot read {}; training without oneDNN", CPU_INFO, e);
      return false;
    }
  }
}
