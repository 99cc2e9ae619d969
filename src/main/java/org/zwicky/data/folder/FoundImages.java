package org.zwicky.data.folder;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.zwicky.base.BadInputException;

/**
 * The files in a folder and all folders in it, without hidden ones and those that systems leave.
 *
 * @param images PNG and JPEG by name, sorted by their names below the folder
 * @param others all else
 */
record FoundImages(List<Path> images, List<Path> others) {

  /**
   * Looks for them.
   *
   * @throws BadInputException if a link leads to no file
   */
  static FoundImages below(Path folder) throws IOException {
    List<Path> images;
    List<Path> others = new ArrayList<>();
    List<Path> dangling = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      images =
          files
              .filter(file -> !FolderListing.isHiddenBelow(folder, file))
              .filter(file -> !(isDangling(file) && dangling.add(file)))
              .filter(Files::isRegularFile)
              .filter(file -> FolderListing.isImage(file) || !others.add(file))
              .sorted(Comparator.comparing(file -> FolderListing.slashes(folder, file)))
              .toList();
    }
    if (!dangling.isEmpty()) {
      throw new BadInputException(
          "%,d of %,d images of the folder %s are links to files that are not there, such as %s. Get them ('git annex get', 'dvc pull'), or take the links away."
              .formatted(
                  dangling.size(),
                  dangling.size() + images.size(),
                  folder,
                  FolderListing.slashes(
                      folder, dangling.stream().sorted().findFirst().orElseThrow())));
    }
    return new FoundImages(images, others);
  }

  /** Whether a file is a link that leads nowhere. */
  static boolean isDangling(Path file) {
    return Files.isSymbolicLink(file) && !Files.exists(file);
  }
}
