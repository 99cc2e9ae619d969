package org.zwicky.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.Fuzz;
import org.zwicky.base.BadInputException;

@Tag("fuzz")
class ImageFuzzTest {

  @TempDir Path directory;

  @Test
  void refusesDamagedPicturesInOneWay() throws Exception {
    List<byte[]> files =
        Fuzz.resources(
            ImageFuzzTest.class,
            "grey.png",
            "colour.png",
            "alpha.png",
            "palette.png",
            "bilevel.png",
            "deep.png",
            "grey.jpg",
            "colour.jpg",
            "plain-012.jpg",
            "progressive-012.jpg",
            "turned-6.jpg");
    Path file = directory.resolve("x.png");

    new Fuzz("image", files)
        .run(
            input -> {
              Files.write(file, input);
              ImageFiles.read(file);
            },
            BadInputException.class);
  }
}
