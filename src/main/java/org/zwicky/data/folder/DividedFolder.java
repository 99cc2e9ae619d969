package org.zwicky.data.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.zwicky.base.BadInputException;
import org.zwicky.data.DataPart;
import org.zwicky.data.NamedParts;

/**
 * The folders of a data set that comes divided, each with its part: {@code root/PART/CLASS/…}.
 *
 * @param root the folder that holds them
 * @param folders those of the training part first, then of validation and test
 */
record DividedFolder(Path root, List<PartFolder> folders) {

  /**
   * One of them.
   *
   * @param part what its images are for
   * @param path the folder that holds the classes' folders
   */
  record PartFolder(DataPart part, Path path) {}

  /**
   * Finds the folders that are named.
   *
   * @param there all folders in the root
   * @throws BadInputException if one is not there, holds no classes, or is not named though it
   *     seems to be held out
   */
  static DividedFolder of(Path root, List<Path> there, NamedParts parts) throws IOException {
    Stream.of(parts.training(), parts.validation(), parts.test())
        .flatMap(List::stream)
        .forEach(name -> requireThere(root, there, name));
    List<PartFolder> folders = new ArrayList<>();
    for (Path folder : there) {
      Optional<DataPart> named = parts.of(folder.getFileName().toString());
      if (named.isEmpty() && parts.training().isEmpty()) {
        requireNotHeldOut(folder);
        folders.add(new PartFolder(DataPart.TRAINING, folder));
      } else {
        named.ifPresent(part -> folders.add(new PartFolder(part, folder)));
      }
    }
    for (PartFolder folder : folders) {
      requireClasses(folder.path());
    }
    if (folders.stream().noneMatch(folder -> folder.part() == DataPart.TRAINING)) {
      throw new BadInputException(
          "data.split leaves no folder of %s to train with (%s). Name less of them."
              .formatted(root, FolderListing.names(there)));
    }
    folders.sort((one, other) -> one.part().compareTo(other.part()));
    return new DividedFolder(root, List.copyOf(folders));
  }

  /** The names of the classes, sorted. */
  SortedSet<String> classes() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (PartFolder folder : folders) {
      FolderListing.folders(folder.path())
          .forEach(path -> names.add(path.getFileName().toString()));
    }
    return names;
  }

  private static void requireThere(Path root, List<Path> there, String name) {
    if (there.stream().noneMatch(folder -> folder.getFileName().toString().equals(name))) {
      throw new BadInputException(
          "data.split names \"%s\", but there is no such folder in %s, which holds %s. Name one of those; a share is a number without quotes, such as 0.15."
              .formatted(name, root, FolderListing.names(there)));
    }
  }

  private static void requireNotHeldOut(Path folder) {
    if (DatasetParts.isHeldOut(folder)) {
      throw new BadInputException(
          "data.split does not say what %s is, which seems to be held out. Name it in \"validation\" or \"test\"; or name what to train with in \"training\", and all that is not named is left out."
              .formatted(folder));
    }
  }

  private static void requireClasses(Path folder) throws IOException {
    if (FolderListing.folders(folder).isEmpty()) {
      throw new BadInputException(
          "%s holds no folder for each class, as in %s, and so is no part of the data. Name what to train with in \"training\" of data.split, and what is not named is left out."
              .formatted(folder, folder.resolve("CLASS").resolve("image.png")));
    }
  }
}
