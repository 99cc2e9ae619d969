package org.zwicky.training.onednn;

import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads oneDNN's own library, once a process. Thread-safe. */
public final class OneDnnLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(OneDnnLibrary.class);

  private OneDnnLibrary() {}

  /**
   * Tries to load the library at the first call. ND4J's is to be loaded before: then both share one
   * OpenMP runtime and its threads.
   *
   * @return false where there is none for this machine
   */
  public static boolean isLoaded() {
    return Holder.LOADED;
  }

  /** Version of the library, such as 2.5.2; only where it is loaded. */
  public static String version() {
    org.bytedeco.dnnl.dnnl_version_t version = org.bytedeco.dnnl.global.dnnl.dnnl_version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  private static final class Holder {

    static final boolean LOADED = load();

    private static boolean load() {
      try {
        Loader.load(org.bytedeco.dnnl.global.dnnl.class);
        return true;
      } catch (LinkageError | RuntimeException e) {
        LOG.debug("oneDNN cannot be loaded; DL4J trains", e);
        return false;
      }
    }
  }
}
