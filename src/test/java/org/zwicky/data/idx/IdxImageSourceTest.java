package org.zwicky.data.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.PropertySeed;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ImageSource;

class IdxImageSourceTest {

  private static final Path FASHION_MNIST = Path.of("/usr/share/datasets/fashion-mnist");

  @TempDir Path directory;

  private Path images;
  private Path labels;

  @BeforeEach
  void writeTwoImages() throws IOException {
    images = directory.resolve("train-images-idx3-ubyte");
    labels = directory.resolve("train-labels-idx1-ubyte");
    IdxFixture.write(images, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1}, 2, 3, 2);
    IdxFixture.write(labels, new byte[] {1, 0}, 2);
  }

  @Property(tries = 60, seed = PropertySeed.SEED)
  void readsBackWhatWasWritten(
      @ForAll @IntRange(min = 0, max = 20) int count,
      @ForAll @IntRange(min = 1, max = 12) int height,
      @ForAll @IntRange(min = 1, max = 12) int width,
      @ForAll boolean gzipped,
      @ForAll long seed)
      throws IOException {
    Path folder = Files.createTempDirectory("idx");
    byte[] pixels = new byte[count * height * width];
    byte[] classes = new byte[count];
    new Random(seed).nextBytes(pixels);
    new Random(seed + 1).nextBytes(classes);
    String ending = gzipped ? ".gz" : "";
    Path file = folder.resolve("x-images.idx3-ubyte" + ending);
    Path answers = folder.resolve("x-labels.idx1-ubyte" + ending);
    try {
      IdxFixture.write(file, pixels, count, height, width);
      IdxFixture.write(answers, classes, count);
      try (ImageSource source = open(file)) {
        byte[] read = new byte[pixels.length];
        source.read(0, count, read);
        assertThat(read).isEqualTo(pixels);
        for (int i = 0; i < count; i++) {
          assertThat(source.labels()[i]).isEqualTo(classes[i] & 0xFF);
        }
        assertThat(source.height()).isEqualTo(height);
        assertThat(source.width()).isEqualTo(width);
        assertThat(source.channels()).isEqualTo(1);
      }
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(answers);
      Files.delete(folder);
    }
  }

  @Test
  void takesTheTrainingImagesOfAFolder() throws IOException {
    IdxFixture.write(directory.resolve("t10k-images-idx3-ubyte.gz"), new byte[6], 1, 3, 2);
    IdxFixture.write(directory.resolve("t10k-labels-idx1-ubyte.gz"), new byte[1], 1);
    IdxFixture.write(directory.resolve("train-images-idx3-ubyte.gz"), new byte[6], 1, 3, 2);

    assertThat(IdxFiles.find(directory, Optional.empty())).isEqualTo(new IdxFiles(images, labels));
  }

  @Test
  void takesTheOnlyImagesOfAFolder() throws IOException {
    Files.move(images, directory.resolve("T10K-Images.idx3-ubyte"));
    Path answers = Files.move(labels, directory.resolve("T10K-labels.idx1-ubyte"));

    assertThat(IdxFiles.find(directory, Optional.empty()).labels()).isEqualTo(answers);
  }

  @Test
  void asksWhichOfSeveralSetsIsMeant() throws IOException {
    Files.copy(images, directory.resolve("a-images-idx3-ubyte"));
    Files.move(images, directory.resolve("b-images-idx3-ubyte"));

    assertThatThrownBy(() -> IdxFiles.find(directory, Optional.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a-images-idx3-ubyte, b-images-idx3-ubyte")
        .hasMessageContaining("data.path");
  }

  @Test
  void findsLabelsThatAreGzippedBesideImagesThatAreNot() throws IOException {
    Path answers = directory.resolve("train-labels-idx1-ubyte.gz");
    IdxFixture.write(answers, new byte[] {1, 0}, 2);
    Files.delete(labels);

    assertThat(IdxFiles.find(images, Optional.empty()).labels()).isEqualTo(answers);
  }

  @Test
  void readsAGzippedFileWhoseNameDoesNotSaySo() throws IOException {
    Path zipped =
        IdxFixture.write(directory.resolve("x.gz"), new byte[] {1, 2, 3, 4, 5, 6}, 2, 1, 3);
    Files.move(zipped, directory.resolve("pictures"));

    try (ImageSource source =
        IdxImageSource.open(IdxFiles.find(directory.resolve("pictures"), Optional.of(labels)))) {
      assertThat(source.width()).isEqualTo(3);
    }
  }

  @Test
  void saysThatThereAreNoLabels() throws IOException {
    Files.delete(labels);
    assertRefused("There is no file of labels " + labels, "data.labels");

    Files.move(images, directory.resolve("pictures"));
    assertThatThrownBy(() -> open(directory.resolve("pictures")))
        .hasMessageContaining("can't be told from its name")
        .hasMessageContaining("data.labels");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThatThrownBy(() -> open(directory.resolve("none")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no file or folder")
        .hasMessageContaining("data.path");
  }

  @Test
  void refusesCountsThatDiffer() throws IOException {
    IdxFixture.write(labels, new byte[] {1, 0, 1}, 3);

    assertRefused("has 2 images", "has 3 labels", images.toString(), labels.toString());
  }

  @Test
  void refusesFilesThatAreMixedUp() {
    assertThatThrownBy(() -> IdxImageSource.open(new IdxFiles(labels, images)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds 2×3×2 values, but labels are one for each image");
    assertThatThrownBy(() -> IdxImageSource.open(new IdxFiles(labels, labels)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds 2 values, but images have three dimensions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "89504e470d0a1a0a | is no IDX file: it begins with 0x89504e47",
        "00000803 | ends inside its header",
        "0000 | has only 2 bytes",
        "'' | has only 0 bytes",
        "00000d0300000001 | type 0x0d, but images and labels have to be unsigned bytes",
        "00000803ffffffff0000000100000001 | dimension 1 is -1",
        "000008037fffffff7fffffff7fffffff | more than the 2 GiB",
        "00000803000000020000000300000002aabb | its header says 2×3×2 bytes, but only 2 follow",
        "0000080300000002000000010000000201020304ff | goes on after the 4 bytes",
        "1f8b | its gzip header is incomplete",
        "1f8b0808 | its gzip header is incomplete"
      })
  void refusesFilesThatAreDamaged(String hex, String message) throws IOException {
    Files.write(images, HexFormat.of().parseHex(hex));

    assertRefused(images.toString(), message);
  }

  @Test
  void refusesGzippedFilesThatAreCutShortOrGarbled() throws IOException {
    Path zipped = directory.resolve("x-images-idx3-ubyte.gz");
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    IdxFixture.write(zipped, noise, 2, 100, 100);
    byte[] whole = Files.readAllBytes(zipped);
    Files.write(zipped, Arrays.copyOf(whole, 9_000));
    assertThatThrownBy(() -> read(zipped))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is cut short");
    // Cut inside the checksum: the pixels are there, but who knows whether they are right.
    Files.write(zipped, Arrays.copyOf(whole, whole.length - 3));
    assertThatThrownBy(() -> read(zipped)).isInstanceOf(BadInputException.class);
    whole[whole.length - 6] ^= 1;
    Files.write(zipped, whole);
    assertThatThrownBy(() -> read(zipped))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("can't be read");
  }

  @Test
  void refusesImagesWithoutPixels() throws IOException {
    IdxFixture.write(images, new byte[0], 2, 0, 5);

    assertRefused("have no pixels (2×0×5)");
  }

  @Test
  void hasAFingerprintOfBothFiles() throws IOException {
    String before = IdxFiles.find(images, Optional.empty()).fingerprint();
    assertThat(IdxFiles.find(directory, Optional.empty()).fingerprint()).isEqualTo(before);

    IdxFixture.write(labels, new byte[] {0, 1}, 2);

    assertThat(IdxFiles.find(images, Optional.empty()).fingerprint()).isNotEqualTo(before);
  }

  /** Counts of arXiv:1708.07747; the mean is that of every tutorial, 72.94 of 255. */
  @Test
  void readsFashionMnist() {
    Assumptions.assumeTrue(
        Files.isDirectory(FASHION_MNIST), FASHION_MNIST + " is absent: dataset-fashion-mnist");
    try (ImageSource source = open(FASHION_MNIST)) {
      assertThat(source.size()).isEqualTo(60_000);
      assertThat(source.bytesPerImage()).isEqualTo(28 * 28);
      int[] counts = new int[10];
      Arrays.stream(source.labels()).forEach(label -> counts[label]++);
      assertThat(counts).containsOnly(6000);
      assertThat(Arrays.copyOf(source.labels(), 5)).containsExactly(9, 0, 0, 3, 0);
      byte[] pixels = new byte[60_000 * 784];
      source.read(0, 60_000, pixels);
      long sum = 0;
      for (byte pixel : pixels) {
        sum += pixel & 0xFF;
      }
      assertThat(sum / 60_000.0 / 784 / 255).isCloseTo(0.2860, Offset.offset(5e-5));
    }
  }

  private static ImageSource open(Path path) {
    return IdxImageSource.open(IdxFiles.find(path, Optional.empty()));
  }

  private void read(Path file) {
    IdxImageSource.open(new IdxFiles(file, labels));
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> open(images))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(parts);
  }
}
