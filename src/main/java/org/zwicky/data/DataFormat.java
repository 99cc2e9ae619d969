package org.zwicky.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** In what form images come. */
public enum DataFormat {
  /** An HDF5 file in Galaxy10's layout. */
  HDF5,
  /** A folder with a folder of images for each class. */
  FOLDER,
  /** Two IDX files, as MNIST ships. */
  IDX,
  /** Generated galaxies. */
  SYNTHETIC;

  /** The name in a search space file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format of what lies at a path: {@link #IDX} for files named {@code *-ubyte} or {@code
   * *-ubyte.gz} and folders that hold such, {@link #FOLDER} for other folders, {@link #HDF5} for
   * everything else, also where there is nothing.
   */
  public static DataFormat of(Path path) {
    if (Files.isDirectory(path)) {
      return holdsIdx(path) ? IDX : FOLDER;
    }
    return isIdxName(path) ? IDX : HDF5;
  }

  /** Whether a file is named as IDX files are: {@code *-ubyte} or {@code *-ubyte.gz}. */
  public static boolean isIdxName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith("-ubyte") || name.endsWith("-ubyte.gz");
  }

  private static boolean holdsIdx(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.anyMatch(DataFormat::isIdxName);
    } catch (IOException e) {
      // Whoever opens the folder says why it can't be read.
      return false;
    }
  }
}
