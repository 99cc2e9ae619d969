package org.zwicky.data.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ArrayImageSource;

class Hdf5ImageWriterTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "1, 5, 5, 3",
    "64, 5, 6, 3",
    "150, 9, 8, 3",
    "700, 4, 3, 1",
    "9, 800, 800, 3",
    "70000, 1, 1, 1"
  })
  void whatIsWrittenIsReadBack(int images, int height, int width, int channels) {
    int[] labels = IntStream.range(0, images).map(i -> i * 3 % 256).toArray();
    Path file = directory.resolve("new/images.h5");

    Hdf5ImageWriter.write(file, new ArrayImageSource(labels, height, width, channels, 64));

    try (Hdf5ImageSource source = Hdf5ImageSource.open(file, "images", "ans")) {
      assertThat(source.labels()).isEqualTo(labels);
      byte[] bytes = new byte[images * source.bytesPerImage()];
      source.read(0, images, bytes);
      Hdf5ImageSourceTest.assertPattern(bytes, 0, images, height, width, channels);
    }
  }

  @Test
  void hasGalaxy10sLayout() {
    Path file = directory.resolve("images.h5");

    Hdf5ImageWriter.write(file, new ArrayImageSource(new int[70], 9, 9, 3, 64));

    try (HdfFile hdf = new HdfFile(file)) {
      Dataset images = hdf.getDatasetByPath("images");
      assertThat(FileContents.describe(images)).isEqualTo("(70,9,9,3) uint8");
      assertThat(images.getFilters()).singleElement().asString().contains("deflate");
      assertThat(FileContents.describe(hdf.getDatasetByPath("ans"))).isEqualTo("(70) uint8");
    }
  }

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    Path file = Files.writeString(directory.resolve("images.h5"), "old");

    Hdf5ImageWriter.write(file, new ArrayImageSource(new int[3], 5, 5, 3, 64));

    try (Hdf5ImageSource source = Hdf5ImageSource.open(file, "images", "ans")) {
      assertThat(source.size()).isEqualTo(3);
    }
    assertThat(files()).containsExactly("images.h5");
  }

  @Test
  void keepsTheOldFileWhereTheImagesFail() throws IOException {
    Path file = Files.writeString(directory.resolve("images.h5"), "old");
    ArrayImageSource failing = new ArrayImageSource(new int[3], 5, 5, 3, 2);

    assertThatThrownBy(() -> Hdf5ImageWriter.write(file, failing))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly("images.h5");
  }

  @Test
  void refusesWhatTheLayoutCannotHold() {
    Path file = directory.resolve("images.h5");

    assertThatThrownBy(
            () -> Hdf5ImageWriter.write(file, new ArrayImageSource(new int[] {256}, 5, 5, 3, 64)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Label 0 of test images is 256");
    assertThatThrownBy(
            () -> Hdf5ImageWriter.write(file, new ArrayImageSource(new int[0], 5, 5, 3, 64)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("there are no images");
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(path -> path.getFileName().toString()).toList().stream();
    }
  }
}
