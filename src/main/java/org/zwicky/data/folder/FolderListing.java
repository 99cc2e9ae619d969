package org.zwicky.data.folder;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zwicky.data.ClassNames;
import org.zwicky.space.BadInputException;

/**
 * The images in a folder by class, as names only: classes and files are sorted by name, hidden ones
 * left out, folders inside a class searched too.
 *
 * @param root the folder that holds the classes' folders
 * @param classes in the order of their labels, at least two, each with an image
 * @param passedOver files that are no PNG or JPEG by name, sorted
 */
record FolderListing(Path root, List<ClassFolder> classes, List<Path> passedOver) {

  private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg");
  private static final Set<String> PARTS =
      Set.of("train", "training", "val", "valid", "validation", "test", "testing");
  private static final int MOST_NAMES_SHOWN = 5;

  /**
   * A class.
   *
   * @param name of its folder
   * @param files its images
   */
  record ClassFolder(String name, List<Path> files) {}

  /**
   * Lists a folder.
   *
   * @throws BadInputException if it does not hold two class folders with images
   */
  static FolderListing of(Path root) {
    requireFolder(root);
    try {
      List<Path> folders = children(root, true);
      List<Path> passedOver = new ArrayList<>(children(root, false));
      if (folders.isEmpty()) {
        throw new BadInputException(
            "%s %s. It needs a folder for each class, as in %s."
                .formatted(
                    root,
                    passedOver.isEmpty() ? "is empty" : "holds no folders",
                    root.resolve("CLASS").resolve("image.png")));
      }
      requireNoParts(root, folders);
      requireTwoClasses(root, folders);
      List<ClassFolder> classes = new ArrayList<>();
      for (Path folder : folders) {
        classes.add(list(folder, passedOver));
      }
      passedOver.sort(Comparator.naturalOrder());
      return new FolderListing(root, List.copyOf(classes), List.copyOf(passedOver));
    } catch (IOException e) {
      throw unreadable(root, e);
    } catch (UncheckedIOException e) {
      throw unreadable(root, e.getCause());
    }
  }

  /** The images in the order of their classes. */
  List<Path> files() {
    return classes.stream().flatMap(each -> each.files().stream()).toList();
  }

  /** A file's name below the root, with slashes on every system. */
  String relative(Path file) {
    return slashes(root, file);
  }

  private static void requireFolder(Path root) {
    if (!Files.exists(root)) {
      throw new BadInputException(
          "There is no folder %s. Check data.path, which is relative to the directory you are in (%s)."
              .formatted(root, Path.of("").toAbsolutePath()));
    }
    if (!Files.isDirectory(root)) {
      throw new BadInputException(
          "%s is a file, but \"format\": \"folder\" needs a folder that holds a folder of images for each class. Check data.path and data.format."
              .formatted(root));
    }
  }

  private static List<Path> children(Path folder, boolean folders) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !isHidden(child) && Files.isDirectory(child) == folders)
          .sorted(Comparator.comparing(child -> child.getFileName().toString()))
          .toList();
    }
  }

  private static void requireNoParts(Path root, List<Path> folders) {
    if (folders.stream()
        .allMatch(each -> PARTS.contains(each.getFileName().toString().toLowerCase(Locale.ROOT)))) {
      Path first =
          folders.stream()
              .filter(each -> each.getFileName().toString().startsWith("train"))
              .findFirst()
              .orElse(folders.get(0));
      throw new BadInputException(
          "%s holds parts of a data set (%s), not classes. Set data.path to one of them, such as %s: it is divided into training, validation and test part here (data.split)."
              .formatted(root, names(folders), first));
    }
  }

  private static void requireTwoClasses(Path root, List<Path> folders) throws IOException {
    if (folders.size() == 1) {
      List<Path> inside = children(folders.get(0), true);
      throw new BadInputException(
          "%s holds one folder only, %s, and so one class, where there is nothing to learn. %s"
              .formatted(
                  root,
                  folders.get(0).getFileName(),
                  inside.size() < 2
                      ? "Give it a folder for each class."
                      : "If the classes are the folders in it (%s), set data.path to %s."
                          .formatted(names(inside), folders.get(0))));
    }
    if (folders.size() > ClassNames.MOST) {
      throw new BadInputException(
          "%s holds %,d folders, and so classes; there can be %,d. Check data.path."
              .formatted(root, folders.size(), ClassNames.MOST));
    }
  }

  private static ClassFolder list(Path folder, List<Path> passedOver) throws IOException {
    List<Path> images;
    List<Path> others = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      images =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !isHiddenBelow(folder, file))
              .filter(file -> isImage(file) || !others.add(file))
              .sorted(Comparator.comparing(file -> slashes(folder, file)))
              .toList();
    }
    if (images.isEmpty()) {
      throw new BadInputException(
          "The class folder %s holds no PNG or JPEG image%s. Add images, or take the folder away."
              .formatted(
                  folder,
                  others.isEmpty()
                      ? ""
                      : ", only %d other file%s such as %s"
                          .formatted(
                              others.size(),
                              others.size() == 1 ? "" : "s",
                              others.get(0).getFileName())));
    }
    passedOver.addAll(others);
    return new ClassFolder(folder.getFileName().toString(), images);
  }

  static boolean isImage(Path file) {
    String name = file.getFileName().toString();
    return IMAGES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  static boolean isHiddenBelow(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (isHidden(part)) {
        return true;
      }
    }
    return false;
  }

  static String slashes(Path folder, Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }

  private static String names(List<Path> folders) {
    return folders.stream()
            .limit(MOST_NAMES_SHOWN)
            .map(folder -> folder.getFileName().toString())
            .collect(Collectors.joining(", "))
        + (folders.size() > MOST_NAMES_SHOWN ? ", …" : "");
  }

  static BadInputException unreadable(Path root, IOException cause) {
    return new BadInputException(
        "The folder %s can't be read (%s). Check that you may read all in it, and that no link in it leads back to it."
            .formatted(root, cause.getMessage()),
        cause);
  }
}
