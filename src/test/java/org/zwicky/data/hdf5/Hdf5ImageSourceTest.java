package org.zwicky.data.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.lang.reflect.Array;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ArrayImageSource;

class Hdf5ImageSourceTest {

  private static final DatasetCreationOptions UNSIGNED =
      DatasetCreationOptions.builder().unsigned().build();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 7, 23})
  void readsChunksThatDivideNoDimensionInAnyBlocks(int block) throws Exception {
    try (Hdf5ImageSource source = oddChunks()) {
      assertThat(source.size()).isEqualTo(23);
      assertThat(source.labels()).isEqualTo(IntStream.range(0, 23).map(i -> i % 4).toArray());
      byte[] bytes = new byte[block * source.bytesPerImage()];
      for (int first = 0; first < 23; first += block) {
        int count = Math.min(block, 23 - first);
        source.read(first, count, bytes);
        assertPattern(bytes, first, count, 9, 10, 3);
      }
    }
  }

  @Test
  void readsFillValuesWhereNothingWasWritten() throws Exception {
    JsonNode expected =
        new ObjectMapper().readTree(Hdf5ImageSourceTest.class.getResource("strangers.json"));
    try (Hdf5ImageSource source = Hdf5ImageSource.open(strangers(), "fill/images", "fill/ans")) {
      byte[] bytes = new byte[source.size() * source.bytesPerImage()];
      source.read(0, source.size(), bytes);

      for (int i = 0; i < bytes.length; i++) {
        assertThat(bytes[i] & 0xFF)
            .as("byte %d", i)
            .isEqualTo(expected.get("images").get(i).asInt());
      }
      assertThat(source.labels())
          .isEqualTo(IntStream.range(0, 12).map(i -> expected.get("ans").get(i).asInt()).toArray());
    }
  }

  @Test
  void readsShuffledLabelsAndThoseThatWereLeftAsTheyAre() throws Exception {
    try (Hdf5ImageSource source = Hdf5ImageSource.open(strangers(), "mask/images", "mask/wide")) {
      assertThat(source.labels()).containsExactly(0, 300, 600, 900, 1200, 1500);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mask/images", "mask/alias", "direct"})
  void readsChunksThatAFilterWasLeftOutFor(String images) throws Exception {
    try (Hdf5ImageSource source = Hdf5ImageSource.open(strangers(), images, "mask/ans")) {
      byte[] bytes = new byte[6 * source.bytesPerImage()];
      source.read(0, 6, bytes);

      assertPattern(bytes, 0, 6, 4, 5, 3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          virtual | is a virtual dataset, made of others; copy it
          other   | is a link to "/secret/images" of another file, other.hdf5
          self    | has no dataset "self"
          one     | has no dataset "one"
          """)
  void saysWhyADatasetCannotBeRead(String images, String why) throws Exception {
    Path file = strangers();

    assertBad(() -> Hdf5ImageSource.open(file, images, "mask/ans"), why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          6,3,20,30 | transpose(0, 2, 3, 1)
          6,1,20,30 | transpose(0, 2, 3, 1)
          3,20,30,6 | transpose(3, 2, 1, 0)
          1,20,30,6 | transpose(3, 2, 1, 0)
          3,6,20,30 | transpose(1, 2, 3, 0)
          20,30,6   | transpose(2, 1, 0)
          """)
  void refusesAxesInAnotherOrder(String shape, String call) {
    int[] sides = Arrays.stream(shape.split(",")).mapToInt(Integer::parseInt).toArray();
    Path file =
        write(
            hdf -> {
              hdf.putDataset("images", Array.newInstance(byte.class, sides), UNSIGNED);
              hdf.putDataset("ans", new int[6]);
            });

    assertBad(() -> open(file), call);
  }

  @Test
  void refusesTransparencyAmongTheChannels() {
    byte[][][][] images = new byte[2][2][2][4];
    for (byte[][][] image : images) {
      for (byte[][] row : image) {
        for (byte[] pixel : row) {
          pixel[0] = 5;
          pixel[3] = -1;
        }
      }
    }
    Path file =
        write(
            hdf -> {
              hdf.putDataset("images", images, UNSIGNED);
              hdf.putDataset("ans", new int[] {0, 1});
            });

    assertBad(() -> open(file), "the fourth is 255 everywhere", "images[..., :3]");
    images[1][1][1][3] = 7;
    try (Hdf5ImageSource source =
        open(
            write(
                hdf -> {
                  hdf.putDataset("images", images, UNSIGNED);
                  hdf.putDataset("ans", new int[] {0, 1});
                }))) {
      assertThat(source.remarks()).singleElement().asString().contains("have 4 channels");
    }
  }

  @Test
  void saysHowToMakeLabelsOfOneColumnOrOfNumbers() {
    assertBad(() -> open(withLabels(new int[][] {{1}, {2}})), "labels[:, 0].");
    assertBad(() -> open(withLabels(new int[][] {{1, 2}})), "labels[0].");
    assertBad(() -> open(withLabels(new int[][] {{0, 1}, {1, 0}})), "labels.argmax(axis=1)");
    assertBad(() -> open(withLabels(new double[] {1, 2})), "labels.astype('int64')");
    assertBad(
        () -> open(withLabels(new String[] {"a", "b"})),
        "numpy.unique(labels, return_inverse=True)[1]");
  }

  private Path strangers() throws URISyntaxException {
    return Path.of(Hdf5ImageSourceTest.class.getResource("strangers.hdf5").toURI());
  }

  @Test
  void blocksAreWholeChunks() throws Exception {
    try (Hdf5ImageSource source = oddChunks()) {
      assertThat(source.blockSize() % 5).isZero();
    }
  }

  @Test
  void readsUncompressedImagesWithOneChannel() {
    Path file =
        write(
            hdf -> {
              hdf.putDataset(
                  "images", new byte[][][] {{{1, 2}, {3, -1}}, {{5, 6}, {7, 8}}}, UNSIGNED);
              hdf.putDataset("ans", new int[] {1, 0});
            });

    try (Hdf5ImageSource source = open(file)) {
      assertThat(source.channels()).isEqualTo(1);
      byte[] bytes = new byte[4];
      source.read(1, 1, bytes);
      assertThat(bytes).containsExactly(5, 6, 7, 8);
      source.read(0, 1, bytes);
      assertThat(bytes).containsExactly(1, 2, 3, 255);
    }
  }

  @Test
  void refusesReadsOutsideTheImagesAndTheTarget() throws Exception {
    try (Hdf5ImageSource source = oddChunks()) {
      byte[] room = new byte[source.bytesPerImage()];
      assertThatThrownBy(() -> source.read(23, 1, room))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> source.read(0, 2, room))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void severalThreadsReadAtOnce() throws Exception {
    try (Hdf5ImageSource source = oddChunks()) {
      IntStream.range(0, 200)
          .parallel()
          .forEach(
              i -> {
                byte[] bytes = new byte[source.bytesPerImage()];
                source.read(i % 23, 1, bytes);
                assertPattern(bytes, i % 23, 1, 9, 10, 3);
              });
    }
  }

  @Test
  void followsLinksAndSurvivesGroupsThatHoldThemselves() throws Exception {
    try (Hdf5ImageSource source = fixture("links.hdf5", "pictures", "loop/ans")) {
      assertThat(source.size()).isEqualTo(2);
    }
    assertBad(
        () -> fixture("links.hdf5", "broken", "loop/ans"), "has no dataset \"broken\"", "pictures");
  }

  @Test
  void saysThatImagesWereNeverWritten() {
    assertBad(() -> fixture("links.hdf5", "empty", "loop/ans"), "\"empty\"", "never written");
  }

  @Test
  void saysThatAFileIsMissing() {
    assertBad(() -> open(directory.resolve("none.h5")), "There is no file", "none.h5", "data.path");
  }

  @Test
  void saysThatADirectoryIsNoFile() {
    assertBad(() -> open(directory), "is a directory");
  }

  @Test
  void saysThatAFileIsNotHdf5() throws IOException {
    Path file = Files.writeString(directory.resolve("page.h5"), "<html>404</html>");

    assertBad(() -> open(file), "page.h5 is not an HDF5 file");
  }

  @Test
  void saysThatAFileIsCutShort() throws IOException {
    Path whole = directory.resolve("whole.h5");
    Hdf5ImageWriter.write(whole, new ArrayImageSource(new int[200], 9, 9, 3, 64));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(directory.resolve("cut.h5"), Arrays.copyOf(bytes, 3000));

    assertBad(
        () -> {
          try (Hdf5ImageSource source = open(cut)) {
            source.read(0, 200, new byte[200 * source.bytesPerImage()]);
          }
        },
        "cut.h5",
        "damaged");
  }

  @Test
  void listsWhatTheFileHasAndSuggestsWhatFits() {
    Path file =
        write(
            hdf -> {
              hdf.putGroup("train").putDataset("pictures", new byte[2][3][3][3], UNSIGNED);
              hdf.putDataset("labels", new long[] {0, 1});
            });

    assertBad(
        () -> open(file),
        "has no dataset \"images\". It has: labels (2) int64, train/pictures (2,3,3,3) uint8.",
        "Set data.images to \"train/pictures\".");
    assertBad(
        () -> Hdf5ImageSource.open(file, "/train/pictures", "ans"),
        "has no dataset \"ans\"",
        "Set data.labels to \"labels\".");
  }

  @Test
  void saysWhatImagesAreThatAreNotBytes() {
    Path file =
        write(
            hdf -> {
              hdf.putDataset("images", new float[2][3][3][3]);
              hdf.putDataset("ans", new int[] {0, 1});
            });

    assertBad(() -> open(file), "\"images\"", "(2,3,3,3) float", "(N,H,W,C) or (N,H,W) uint8");
  }

  @Test
  void saysWhatShapeImagesHave() {
    Path file =
        write(
            hdf -> {
              hdf.putDataset("images", new byte[2][27], UNSIGNED);
              hdf.putDataset("ans", new int[] {0, 1});
            });

    assertBad(() -> open(file), "(2,27) uint8");
  }

  @Test
  void saysWhatLabelsAreThatAreNotIntegers() {
    assertBad(() -> open(withLabels(new double[] {0, 1})), "labels \"ans\"", "(2) double");
    assertBad(() -> open(withLabels(new int[2][10])), "(2,10) int32", "one-hot");
  }

  @Test
  void countsLabelsAndImages() {
    assertBad(
        () -> open(withLabels(new int[] {0, 1, 2})),
        "2 images in \"images\" but 3 labels in \"ans\"");
  }

  @Test
  void refusesNegativeAndHugeLabels() {
    assertBad(() -> open(withLabels(new byte[] {0, -1})), "Label 1 of \"ans\"", "is -1");
    assertBad(() -> open(withLabels(new long[] {1L << 40, 0})), "is 1099511627776");
  }

  private Path withLabels(Object labels) {
    return write(
        hdf -> {
          hdf.putDataset("images", new byte[2][3][3][3], UNSIGNED);
          hdf.putDataset("ans", labels);
        });
  }

  private Path write(Consumer<WritableHdfFile> content) {
    Path file = directory.resolve(UUID.randomUUID() + ".h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      content.accept(hdf);
    }
    return file;
  }

  private static Hdf5ImageSource open(Path file) {
    return Hdf5ImageSource.open(file, "images", "ans");
  }

  private static Hdf5ImageSource oddChunks() throws URISyntaxException {
    return fixture("odd-chunks.hdf5", "train/images", "train/ans");
  }

  private static Hdf5ImageSource fixture(String name, String images, String labels)
      throws URISyntaxException {
    Path file = Path.of(Hdf5ImageSourceTest.class.getResource(name).toURI());
    return Hdf5ImageSource.open(file, images, labels);
  }

  private static void assertBad(ThrowingCallable action, String... parts) {
    assertThatThrownBy(action).isInstanceOf(BadInputException.class).hasMessageContainingAll(parts);
  }

  static void assertPattern(
      byte[] bytes, int first, int count, int height, int width, int channels) {
    int next = 0;
    for (int image = first; image < first + count; image++) {
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          for (int channel = 0; channel < channels; channel++) {
            assertThat(Byte.toUnsignedInt(bytes[next++]))
                .isEqualTo(ArrayImageSource.pattern(image, row, column, channel));
          }
        }
      }
    }
  }
}
