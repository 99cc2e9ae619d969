package org.zwicky.training.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Prepares ND4J and DL4J for training in this process: 32-bit floats, oneDNN where it is there, no
 * crash dumps, no banner. Thread-safe; the settings are the process's, not a network's.
 */
public final class Backend {

  private static BackendDescription description;

  private Backend() {}

  /**
   * Loads and sets up the native backend at the first call (about half a second; more the very
   * first time, when the library is unpacked to {@code ~/.javacpp}).
   *
   * @return what networks are computed with from now on
   */
  public static synchronized BackendDescription prepare() {
    if (description == null) {
      // DL4J's crash reporter needs OSHI 3 and writes into the working directory.
      setDefault("org.deeplearning4j.crash.reporting.enabled", "false");
      setDefault("org.nd4j.log.initialization", "false");
      OneDnn.chooseBuild();
      NativeCache.load(version("org.nd4j/nd4j-api"), Backend::load);
    }
    return description;
  }

  private static void load() {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
    // Arrays of the training loop live in workspaces: no need to force collections.
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    boolean oneDnn = OneDnn.switchOnWhereLoaded();
    description = describe(oneDnn);
  }

  private static BackendDescription describe(boolean oneDnn) {
    Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
    String device = environment.getProperty("backend", "CPU");
    return new BackendDescription(
        device,
        EngineChoice.choose(device, oneDnn),
        oneDnn,
        NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
        String.valueOf(environment.get("blas.vendor")),
        version("org.deeplearning4j/deeplearning4j-nn"),
        version("org.nd4j/nd4j-api"));
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static String version(String artifact) {
    String resource = "/META-INF/maven/" + artifact + "/pom.properties";
    try (InputStream stream = Nd4j.class.getResourceAsStream(resource)) {
      if (stream == null) {
        return "unknown";
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}
