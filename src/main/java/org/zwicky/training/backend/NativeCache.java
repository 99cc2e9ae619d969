package org.zwicky.training.backend;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zwicky.base.file.OwnerOnly;

/**
 * The directory that JavaCPP unpacks native libraries to. The first time one process at a time
 * unpacks and loads: a library that another process is still writing would crash the one that maps
 * it. Later nobody waits.
 */
final class NativeCache {

  private static final Logger LOG = LoggerFactory.getLogger(NativeCache.class);

  private NativeCache() {}

  /**
   * Runs what loads libraries, alone until it has succeeded once.
   *
   * @param version of the libraries
   */
  static void load(String version, Runnable loading) {
    try {
      File cache = Loader.getCacheDir();
      Path folder = cache.toPath();
      requireOwn(folder);
      Path done = folder.resolve(".zwicky-loaded-" + version);
      if (!Files.exists(done)) {
        alone(folder, done, loading);
        return;
      }
    } catch (IOException e) {
      LOG.debug("JavaCPP's cache can't be locked", e);
    }
    loading.run();
  }

  private static void alone(Path folder, Path done, Runnable loading) throws IOException {
    try (FileChannel channel =
            OwnerOnly.open(
                folder.resolve(".zwicky.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      LOG.debug("Native libraries are unpacked under {}", lock);
      loading.run();
    }
    try {
      OwnerOnly.createFile(done);
    } catch (IOException e) {
      LOG.debug("{} can't be written", done, e);
    }
  }

  /** Where a home can't be written JavaCPP takes a directory that anybody may have made before. */
  private static void requireOwn(Path folder) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    if (!folder.startsWith(temporary)) {
      return;
    }
    Path own = Files.createTempFile("zwicky", ".owner");
    try {
      if (!Files.getOwner(folder).equals(Files.getOwner(own))) {
        throw new IllegalStateException(
            "The directory %s for native libraries belongs to another user, and is not used. Name one of your own with JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIRECTORY."
                .formatted(folder));
      }
    } finally {
      Files.delete(own);
    }
  }
}
