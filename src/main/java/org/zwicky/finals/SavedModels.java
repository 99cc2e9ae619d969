package org.zwicky.finals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.zwicky.base.file.DiskSync;
import org.zwicky.base.file.OwnerOnly;
import org.zwicky.study.ModelId;

/**
 * The network files of a study: all {@code model*.zip} in a model's folder, whose mean counts where
 * there are several. Thread-safe.
 *
 * @param artifacts the study's directory
 */
public record SavedModels(Path artifacts) {

  private static final String FILES = "model*.zip";

  /** Where the crowned model is kept, in the study's directory. */
  public static final String BEST = "best";

  /**
   * The files of a model, by name; none if they were removed.
   *
   * @throws UncheckedIOException if the folder can't be read
   */
  public List<Path> of(ModelId model) {
    return in(artifacts.resolve(model.folder()));
  }

  /**
   * The files of the model that is kept as the study's best; none before one is crowned.
   *
   * @throws UncheckedIOException if the folder can't be read
   */
  public List<Path> best() {
    return in(artifacts.resolve(BEST));
  }

  /**
   * Keeps copies of a model as the study's best, in place of those that were kept before.
   *
   * @return the folder
   * @throws UncheckedIOException if they can't be written
   */
  public Path keepBest(ModelId model) {
    Path best = artifacts.resolve(BEST);
    try {
      OwnerOnly.createDirectories(best);
      List<Path> files = of(model);
      for (Path file : files) {
        Path unfinished = best.resolve(file.getFileName() + ".part");
        Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
        DiskSync.file(unfinished);
        Files.move(
            unfinished,
            best.resolve(file.getFileName()),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      }
      for (Path kept : in(best)) {
        if (files.stream().noneMatch(file -> file.getFileName().equals(kept.getFileName()))) {
          Files.delete(kept);
        }
      }
      DiskSync.directory(best);
      return best;
    } catch (IOException e) {
      throw new UncheckedIOException("The best model can't be kept in " + best, e);
    }
  }

  private static List<Path> in(Path folder) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, FILES)) {
        found.forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException("The models in " + folder + " can't be listed", e);
      }
    }
    files.sort(null);
    return files;
  }
}
