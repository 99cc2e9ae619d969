package org.zwicky.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zwicky.base.BadInputException;
import org.zwicky.data.FolderLock;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.data.hdf5.Hdf5ImageWriter;
import org.zwicky.data.synthetic.GalaxySynthesizer;

/** Where data made here lies; makes synthetic galaxies where they are not there yet. */
public final class DataFiles {

  /**
   * Raised when the generator draws other galaxies, so that files of an earlier release are not
   * taken for new.
   */
  private static final int SYNTHESIS_VERSION = 1;

  private static final String LOCK = "synthetic.lock";

  private DataFiles() {}

  /** The directory of data made here: synthetic galaxies and prepared images. */
  public static Path folder(Path artifacts) {
    return artifacts.resolve("data");
  }

  /**
   * The file of these galaxies. One process makes them at a time; what one that was killed left
   * unfinished is removed.
   *
   * @param folder where synthetic galaxies are kept
   * @param beforeSynthesis called once if they must be made
   */
  public static Path findSynthetic(SyntheticSpec synthetic, Path folder, Runnable beforeSynthesis) {
    Path file =
        folder.resolve(
            "synthetic-v%d-%d-%d-%d.h5"
                .formatted(
                    SYNTHESIS_VERSION, synthetic.images(), synthetic.size(), synthetic.seed()));
    if (Files.exists(file)) {
      return file;
    }
    beforeSynthesis.run();
    try {
      FolderLock.during(
          folder,
          LOCK,
          "synthetic-*.part",
          () -> {
            // Another process may have made them while this one waited.
            if (!Files.exists(file)) {
              Hdf5ImageWriter.writeForOwner(file, new GalaxySynthesizer(synthetic));
            }
          });
      return file;
    } catch (IOException e) {
      throw new BadInputException(
          "Galaxies can't be made in %s (%s). Check that you may write there, or keep the database elsewhere with --db."
              .formatted(folder, e),
          e);
    }
  }
}
