package org.zwicky.data.folder;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataPart;
import org.zwicky.data.NamedParts;

/**
 * The images in a folder by class, as names only: classes and files are sorted by name, hidden ones
 * left out, folders inside a class searched too.
 *
 * @param root the folder that holds the classes' folders
 * @param classes in the order of their labels, at least two, each with an image
 * @param parts of all images in the order of their classes; empty where the folder is not divided
 * @param passedOver files that are no PNG or JPEG by name, sorted
 */
record FolderListing(
    Path root, List<ClassFolder> classes, List<DataPart> parts, List<Path> passedOver) {

  private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg");

  /** What file servers and systems leave in folders, beside what is hidden. */
  private static final Set<String> STRAY =
      Set.of(
          "@eadir",
          "@recycle",
          "#recycle",
          "#snapshot",
          "$recycle.bin",
          "__macosx",
          "__pycache__",
          "lost+found",
          "system volume information");

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
   * @param parts which folders in it are which part of the data
   * @throws BadInputException if it does not hold two class folders with images
   */
  static FolderListing of(Path root, NamedParts parts) {
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
      requireNoDanglingFolders(root, passedOver);
      return parts.isNone()
          ? ofClasses(root, folders, passedOver)
          : ofParts(DividedFolder.of(root, folders, parts), passedOver);
    } catch (IOException e) {
      throw unreadable(root, e);
    } catch (UncheckedIOException e) {
      throw unreadable(root, e.getCause());
    }
  }

  private static FolderListing ofClasses(Path root, List<Path> folders, List<Path> passedOver)
      throws IOException {
    requireNoParts(root, folders);
    requireTwoClasses(root, folders);
    List<ClassFolder> classes = new ArrayList<>();
    for (Path folder : folders) {
      classes.add(new ClassFolder(folder.getFileName().toString(), list(folder, passedOver)));
    }
    return of(root, classes, List.of(), passedOver);
  }

  private static FolderListing ofParts(DividedFolder divided, List<Path> passedOver)
      throws IOException {
    Set<String> names = divided.classes();
    Path first = divided.folders().get(0).path();
    requireTwoClasses(divided.root(), names.stream().map(first::resolve).toList());
    List<ClassFolder> classes = new ArrayList<>();
    List<DataPart> parts = new ArrayList<>();
    for (String name : names) {
      List<Path> files = new ArrayList<>();
      for (DividedFolder.PartFolder part : divided.folders()) {
        Path folder = part.path().resolve(name);
        if (Files.isDirectory(folder)) {
          List<Path> images = list(folder, passedOver);
          files.addAll(images);
          parts.addAll(Collections.nCopies(images.size(), part.part()));
        }
      }
      classes.add(new ClassFolder(name, List.copyOf(files)));
    }
    return of(divided.root(), classes, parts, passedOver);
  }

  private static FolderListing of(
      Path root, List<ClassFolder> classes, List<DataPart> parts, List<Path> passedOver) {
    return new FolderListing(
        root, List.copyOf(classes), List.copyOf(parts), passedOver.stream().sorted().toList());
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
          .filter(child -> !isPassedOver(child) && Files.isDirectory(child) == folders)
          .sorted(Comparator.comparing(child -> child.getFileName().toString()))
          .toList();
    }
  }

  /** The folders in a folder by name, without hidden ones and those that systems leave there. */
  static List<Path> folders(Path folder) throws IOException {
    return children(folder, true);
  }

  /** Whether images lie in a folder itself. */
  static boolean holdsImages(Path folder) throws IOException {
    return children(folder, false).stream().anyMatch(FolderListing::isImage);
  }

  /** See {@link ImageFolder#suggestParts}. */
  static Optional<NamedParts> suggestParts(Path root) {
    try {
      List<Path> folders = Files.isDirectory(root) ? folders(root) : List.of();
      return folders.size() > 1 && DatasetParts.training(folders).isPresent()
          ? DatasetParts.suggestion(folders)
          : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static void requireNoParts(Path root, List<Path> folders) throws IOException {
    Optional<Path> training =
        folders.size() < 2 ? Optional.empty() : DatasetParts.training(folders);
    if (training.isPresent()) {
      throw new BadInputException(
          "%s holds parts of a data set (%s), not classes. Name them in data.split, such as %s; or set data.path to one of them, such as %s, which is then divided here."
              .formatted(
                  root,
                  names(folders),
                  DatasetParts.suggestion(folders)
                      .map(DatasetParts::json)
                      .orElse("\"test\": \"NAME\""),
                  training.get()));
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

  private static void requireNoDanglingFolders(Path root, List<Path> files) {
    files.stream()
        .filter(FoundImages::isDangling)
        .filter(file -> !file.getFileName().toString().contains("."))
        .findFirst()
        .ifPresent(
            link -> {
              throw new BadInputException(
                  "%s in %s is a link to a folder that is not there. Get what it leads to, or take the link away."
                      .formatted(link.getFileName(), root));
            });
  }

  private static List<Path> list(Path folder, List<Path> passedOver) throws IOException {
    FoundImages found = FoundImages.below(folder);
    List<Path> others = found.others();
    if (found.images().isEmpty()) {
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
    return found.images();
  }

  static boolean isImage(Path file) {
    String name = file.getFileName().toString();
    return IMAGES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static boolean isPassedOver(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || STRAY.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean isHiddenBelow(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (isPassedOver(part)) {
        return true;
      }
    }
    return false;
  }

  static String slashes(Path folder, Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }

  static String names(List<Path> folders) {
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
