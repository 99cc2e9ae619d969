package org.zwicky.data.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.Fuzz;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ImageSource;

@Tag("fuzz")
class IdxFuzzTest {

  @TempDir Path directory;

  @Test
  void refusesDamagedFilesInOneWay() throws Exception {
    Path images = directory.resolve("x-images-idx3-ubyte");
    Path labels = directory.resolve("x-labels-idx1-ubyte");
    List<byte[]> files =
        List.of(
            Files.readAllBytes(IdxFixture.write(images, new byte[12], 2, 3, 2)),
            Files.readAllBytes(IdxFixture.write(labels, new byte[] {1, 0}, 2)));

    new Fuzz("idx", files)
        .run(
            input -> {
              IdxFixture.write(labels, new byte[] {1, 0}, 2);
              Files.write(input.length > 0 && input.length % 2 == 0 ? images : labels, input);
              try (ImageSource source =
                  IdxImageSource.open(IdxFiles.find(images, Optional.of(labels)))) {
                source.read(0, source.size(), new byte[source.size() * source.bytesPerImage()]);
              } finally {
                IdxFixture.write(images, new byte[12], 2, 3, 2);
              }
            },
            BadInputException.class);
  }
}
