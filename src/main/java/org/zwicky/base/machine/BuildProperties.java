package org.zwicky.base.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build wrote down of itself. */
public final class BuildProperties {

  private static final String FILE = "build.properties";

  private BuildProperties() {}

  /** What is computed on: {@code cpu} or {@code cuda}. */
  static String backend() {
    return property("backend");
  }

  /** Version of Deeplearning4j. */
  public static String dl4j() {
    return property("dl4j");
  }

  /** This program's own version, as the jar says; that of classes outside a jar is unknown. */
  public static String version() {
    String version = BuildProperties.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static String property(String name) {
    try (InputStream stream = BuildProperties.class.getResourceAsStream(FILE)) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty(name);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }
}
