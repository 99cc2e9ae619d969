package org.zwicky.data;

import java.nio.file.Path;
import java.util.Optional;

/** Where images come from: the part of {@link DataSpec} that differs from format to format. */
public sealed interface SourceSpec {

  /** The format that this is of. */
  DataFormat format();

  /** The file or folder; empty for generated galaxies. */
  Optional<Path> path();

  /** The same in another place. What was generated lies in an HDF5 file then. */
  SourceSpec at(Path place);

  /** What lies at a path, of that format, with that format's defaults. */
  static SourceSpec of(DataFormat format, Path path) {
    return switch (format) {
      case HDF5, SYNTHETIC -> Hdf5.of(path);
      case FOLDER -> new Folder(path, NamedParts.NONE);
      case IDX -> new Idx(path, Optional.empty());
    };
  }

  /**
   * An HDF5 file.
   *
   * @param file the file
   * @param images path of the images inside the file, (N,H,W,C) or (N,H,W) uint8
   * @param labels path of the labels inside the file, (N) integers
   */
  record Hdf5(Path file, String images, String labels) implements SourceSpec {

    /** Path of the images inside Galaxy10's file. */
    public static final String DEFAULT_IMAGES = "images";

    /** Path of the labels inside Galaxy10's file. */
    public static final String DEFAULT_LABELS = "ans";

    /** A file in Galaxy10's layout. */
    public static Hdf5 of(Path file) {
      return new Hdf5(file, DEFAULT_IMAGES, DEFAULT_LABELS);
    }

    @Override
    public DataFormat format() {
      return DataFormat.HDF5;
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(file);
    }

    @Override
    public Hdf5 at(Path place) {
      return new Hdf5(place, images, labels);
    }
  }

  /**
   * A folder with a folder of images for each class.
   *
   * @param root the folder that holds the classes' folders, or the parts' folders that hold those
   * @param parts which folders are which part
   */
  record Folder(Path root, NamedParts parts) implements SourceSpec {

    @Override
    public DataFormat format() {
      return DataFormat.FOLDER;
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(root);
    }

    @Override
    public Folder at(Path place) {
      return new Folder(place, parts);
    }
  }

  /**
   * Two IDX files.
   *
   * @param images the file of the images, or a folder that holds it
   * @param labels the file of the labels; empty finds it by the name of the images' file
   */
  record Idx(Path images, Optional<Path> labels) implements SourceSpec {

    @Override
    public DataFormat format() {
      return DataFormat.IDX;
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(images);
    }

    /** {@inheritDoc} The labels are found by the name of the images' file there. */
    @Override
    public Idx at(Path place) {
      return place.toAbsolutePath().equals(images.toAbsolutePath())
          ? this
          : new Idx(place, Optional.empty());
    }
  }

  /**
   * Generated galaxies.
   *
   * @param galaxies which
   */
  record Synthetic(SyntheticSpec galaxies) implements SourceSpec {

    @Override
    public DataFormat format() {
      return DataFormat.SYNTHETIC;
    }

    @Override
    public Optional<Path> path() {
      return Optional.empty();
    }

    @Override
    public Hdf5 at(Path place) {
      return Hdf5.of(place);
    }
  }
}
