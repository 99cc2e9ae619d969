package org.zwicky.data.idx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zwicky.base.BadInputException;
import org.zwicky.data.DataFormat;
import org.zwicky.data.Fingerprint;

/**
 * The two files that belong together.
 *
 * @param images the file of the images
 * @param labels the file of their labels
 */
public record IdxFiles(Path images, Path labels) {

  private static final String GZIPPED = ".gz";
  private static final String IMAGES = "images";

  /**
   * Finds the files. In a folder with several sets of images, such as MNIST's training and test
   * set, the one is taken whose name begins with "train".
   *
   * @param path the images' file, or a folder that holds it
   * @param labels the labels' file; empty finds it beside the images, as {@code labels} and {@code
   *     idx1} where the images' name has {@code images} and {@code idx3}
   * @throws BadInputException if there are no such files, or more than one would do
   */
  public static IdxFiles find(Path path, Optional<Path> labels) {
    if (!Files.exists(path)) {
      throw new BadInputException(
          "There is no file or folder %s. Check data.path, which is relative to the directory you are in (%s)."
              .formatted(path, Path.of("").toAbsolutePath()));
    }
    Path images = Files.isDirectory(path) ? imagesIn(path) : path;
    Path answers = labels.orElseGet(() -> labelsOf(images));
    if (!Files.isRegularFile(answers)) {
      throw new BadInputException(
          "There is no file of labels %s. Set data.labels to the labels of %s."
              .formatted(answers, images));
    }
    return new IdxFiles(images, answers);
  }

  /**
   * An images' file and the labels beside it.
   *
   * @return empty where its name tells of no labels, or they are not there
   */
  static Optional<IdxFiles> findWithLabels(Path images) {
    if (!name(images).contains(IMAGES)) {
      return Optional.empty();
    }
    Path labels = labelsOf(images);
    return Files.isRegularFile(labels)
        ? Optional.of(new IdxFiles(images, labels))
        : Optional.empty();
  }

  /** The SHA-256 of both files. */
  public String fingerprint() {
    SortedMap<String, Path> files = new TreeMap<>();
    files.put("images", images);
    files.put("labels", labels);
    return Fingerprint.sha256(files);
  }

  private static Path imagesIn(Path folder) {
    List<Path> found;
    try (Stream<Path> files = Files.list(folder)) {
      found =
          files
              .filter(DataFormat::isIdxName)
              .filter(file -> name(file).contains(IMAGES))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new BadInputException(
          "Cannot read the folder %s. Check that you may read it.".formatted(folder), e);
    }
    // A file that lies there unpacked too is taken as it is.
    List<Path> sets =
        found.stream().filter(file -> !isGzipped(file) || !found.contains(unpacked(file))).toList();
    if (sets.isEmpty()) {
      throw new BadInputException(
          "%s holds no IDX images, such as train-images-idx3-ubyte.gz. Set data.path to the file of the images."
              .formatted(folder));
    }
    List<Path> chosen =
        sets.size() == 1
            ? sets
            : sets.stream().filter(file -> name(file).startsWith("train")).toList();
    if (chosen.size() != 1) {
      throw new BadInputException(
          "%s holds several files of images: %s. Set data.path to one of them."
              .formatted(
                  folder,
                  sets.stream()
                      .map(file -> file.getFileName().toString())
                      .collect(Collectors.joining(", "))));
    }
    return chosen.get(0);
  }

  private static Path labelsOf(Path images) {
    String name = images.getFileName().toString();
    int place = name.toLowerCase(Locale.ROOT).lastIndexOf(IMAGES);
    if (place < 0) {
      throw new BadInputException(
          "Which labels belong to %s can't be told from its name. Set data.labels to their file."
              .formatted(images));
    }
    String labels =
        name.substring(0, place)
            + "labels"
            + name.substring(place + IMAGES.length()).replaceFirst("idx[34]", "idx1");
    Path alike = images.resolveSibling(labels);
    if (Files.exists(alike)) {
      return alike;
    }
    Path other = isGzipped(alike) ? unpacked(alike) : images.resolveSibling(labels + GZIPPED);
    return Files.exists(other) ? other : alike;
  }

  private static boolean isGzipped(Path file) {
    return name(file).endsWith(GZIPPED);
  }

  private static Path unpacked(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - GZIPPED.length()));
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
