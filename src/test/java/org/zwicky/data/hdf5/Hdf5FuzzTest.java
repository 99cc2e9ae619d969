package org.zwicky.data.hdf5;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.Fuzz;
import org.zwicky.base.BadInputException;

@Tag("fuzz")
class Hdf5FuzzTest {

  private static final String[][] PATHS = {
    {"train/images", "train/ans"},
    {"inner/images", "loop/ans"},
    {"mask/images", "mask/ans"},
    {"fill/images", "fill/ans"}
  };

  @TempDir Path directory;

  @Test
  void refusesDamagedFilesInOneWay() throws Exception {
    List<byte[]> files =
        Fuzz.resources(Hdf5FuzzTest.class, "odd-chunks.hdf5", "links.hdf5", "strangers.hdf5");
    Path file = directory.resolve("x.hdf5");

    new Fuzz("hdf5", files)
        .run(
            input -> {
              Files.write(file, input);
              for (String[] paths : PATHS) {
                read(file, paths[0], paths[1]);
              }
            },
            BadInputException.class);
  }

  private static void read(Path file, String images, String labels) {
    try (Hdf5ImageSource source = Hdf5ImageSource.open(file, images, labels)) {
      int count = Math.min(source.size(), 100);
      source.read(0, count, new byte[count * source.bytesPerImage()]);
    } catch (BadInputException e) {
      // Another pair of datasets may still be whole.
      return;
    }
  }
}
