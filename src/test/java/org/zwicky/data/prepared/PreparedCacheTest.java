package org.zwicky.data.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ArrayImageSource;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetLoader;
import org.zwicky.data.Fingerprint;
import org.zwicky.data.ImageSource;
import org.zwicky.data.LabeledImages;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.data.hdf5.Hdf5ImageSource;
import org.zwicky.data.hdf5.Hdf5ImageWriter;
import org.zwicky.data.synthetic.GalaxySynthesizer;

@Tag("alone")
class PreparedCacheTest {

  private static final Path GALAXY_ZOO = Path.of("../shared/data/galaxy-zoo1.h5");
  private static final DataSpec COLOUR = DataSpec.hdf5(Path.of("unused.h5"));
  private static final DataSpec GREY = COLOUR.withPreprocessing(OptionalInt.of(5), true);
  private static final int[] LABELS = IntStream.range(0, 103).map(i -> i % 4).toArray();
  private static final PreparationKey KEY = PreparationKey.of("0".repeat(64), GREY);

  @TempDir Path directory;

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  @ParameterizedTest
  @CsvSource({"0, false, 0", "4, false, 0", "0, true, 0", "5, true, 0", "5, true, 20"})
  void givesTheVeryFloatsThatTheLoaderGives(int crop, boolean grayscale, int limit)
      throws IOException {
    DataSpec spec = spec(COLOUR, crop, grayscale, limit);
    LabeledImages expected = DatasetLoader.load(source(), spec);

    Path file = cache().prepare(KEY, spec, PreparedCacheTest::source, said::add);

    assertSame(PreparedImages.open(file), expected);
    assertSame(PreparedImages.map(file, 1), expected);
    assertSame(PreparedImages.map(file, 1000), expected);
  }

  @ParameterizedTest
  @CsvSource({"0, false, 300", "64, true, 0", "48, true, 200"})
  void preparesRealGalaxiesAsTheLoaderDoes(int crop, boolean grayscale, int limit) {
    assumeTrue(Files.exists(GALAXY_ZOO), GALAXY_ZOO + " is absent");

    comparesWithLoader(GALAXY_ZOO, crop, grayscale, limit);
  }

  @ParameterizedTest
  @CsvSource({"0, false, 0", "24, true, 0", "24, false, 60"})
  void preparesSyntheticGalaxiesAsTheLoaderDoes(int crop, boolean grayscale, int limit) {
    Path file = directory.resolve("galaxies.h5");
    Hdf5ImageWriter.write(file, new GalaxySynthesizer(new SyntheticSpec(150, 32, 5)));

    comparesWithLoader(file, crop, grayscale, limit);
  }

  private void comparesWithLoader(Path file, int crop, boolean grayscale, int limit) {
    DataSpec spec = spec(DataSpec.hdf5(file), crop, grayscale, limit);
    PreparationKey key = PreparationKey.of(Fingerprint.sha256(file), spec);

    Path prepared = cache().prepare(key, spec, () -> open(file), said::add);

    try (ImageSource source = open(file)) {
      assertSame(PreparedImages.open(prepared), DatasetLoader.load(source, spec));
    }
  }

  @Test
  void doesNotOpenTheSourceAgain() {
    Path file = prepare();

    Path again = cache().prepare(KEY, GREY, PreparedCacheTest::unreadable, said::add);

    assertThat(again).isEqualTo(file);
    assertThat(said).containsExactly("Preparing images …");
  }

  @Test
  void preparesAnewWhatIsCutShortAnywhere() throws IOException {
    for (long length : new long[] {0, 7, 60, 500, 4096, sizeOf(prepare()) - 1}) {
      try (FileChannel channel = FileChannel.open(prepare(), StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
      assertPreparedAnew();
    }
  }

  @Test
  void preparesAnewWhereAByteIsFlippedInHeaderOrPixels() throws IOException {
    Path file = prepare();
    byte[] whole = Files.readAllBytes(file);
    int header = 88 + 4 * (766 + 2 * LABELS.length) + 4;
    IntStream places =
        IntStream.concat(
            IntStream.iterate(0, i -> i < header, i -> i + 3),
            IntStream.iterate(8192, i -> i < whole.length, i -> i + 97));
    for (int place : places.toArray()) {
      byte[] flipped = whole.clone();
      flipped[place] ^= 4;
      Files.write(file, flipped);
      assertPreparedAnew();
    }
  }

  @Test
  void saysWhatIsWrongWithAFileThatItReplaces() throws IOException {
    Path file = prepare();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    prepare();
    Files.writeString(
        file, "something else altogether, and long enough to hold a header".repeat(9));
    prepare();

    assertThat(said)
        .containsExactly(
            "Preparing images …",
            "Preparing images anew, as %s can't be used: image 102 in it is damaged …"
                .formatted(file),
            "Preparing images anew, as %s can't be used: it does not hold prepared images …"
                .formatted(file));
  }

  @Test
  void preparesAnewWhatAnotherVersionWrote() throws IOException {
    Path file = prepare();
    byte[] bytes = Files.readAllBytes(file);
    bytes[8] = (byte) (PreparedHeader.DIVIDED + 1);
    Files.write(file, bytes);

    assertPreparedAnew();
    assertThat(said.get(1)).contains("it has version 3, not 1 or 2");
  }

  @Test
  void preparesAnewWhatIsWholeButOfAnotherKey() throws IOException {
    Path file = prepare();
    PreparationKey other = PreparationKey.of("1".repeat(64), GREY);
    Path otherFile = cache().prepare(other, GREY, PreparedCacheTest::source, said::add);
    assertThat(otherFile).isNotEqualTo(file);
    Files.copy(otherFile, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertPreparedAnew();
  }

  @Test
  void anOpenFileStaysReadableWhenItIsReplaced() throws IOException {
    Path file = prepare();
    PreparedImages images = PreparedImages.open(file);
    Files.delete(file);
    prepare();

    assertSame(images, DatasetLoader.load(source(), GREY));
  }

  @Test
  void threadsThatNeedTheSameImagesPrepareThemOnce() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Callable<Path> task =
        () ->
            cache()
                .prepare(
                    KEY,
                    GREY,
                    () -> {
                      opened.incrementAndGet();
                      return source();
                    },
                    said::add);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Path> file : threads.invokeAll(Collections.nCopies(8, task))) {
        assertSame(PreparedImages.open(file.get()), DatasetLoader.load(source(), GREY));
      }
    } finally {
      threads.shutdown();
    }
    assertThat(opened).hasValue(1);
  }

  /** Both processes are at the lock, which this one holds, before either can go on. */
  @Test
  void processesThatNeedTheSameImagesPrepareThemOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    try (FileChannel lock =
        FileChannel.open(
            directory.resolve("prepared.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      lock.lock();
      for (int i = 0; i < 2; i++) {
        processes.add(
            new ProcessBuilder(
                    System.getProperty("java.home")
                        + File.separator
                        + "bin"
                        + File.separator
                        + "java",
                    "-cp",
                    System.getProperty("java.class.path"),
                    PreparingProcess.class.getName(),
                    directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
      }
      for (Process process : processes) {
        assertThat(process.inputReader().readLine()).isEqualTo("started");
      }
    }
    List<String> output = new ArrayList<>();
    for (Process process : processes) {
      output.addAll(process.inputReader().lines().toList());
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }

    assertThat(output).containsExactlyInAnyOrder("Preparing images …", "done", "done");
    assertThat(files()).hasSize(2).contains("prepared.lock");
  }

  @Test
  void removesWhatAKilledPreparationLeft() throws IOException {
    Files.writeString(directory.resolve("prepared-0123456789abcdef.pixels.part"), "half");

    Path file = prepare();

    assertThat(files()).containsExactly(file.getFileName().toString(), "prepared.lock");
  }

  @Test
  void leavesNothingHalfWrittenWhenTheSourceFails() throws IOException {
    DataSpec spec = GREY.withPreprocessing(OptionalInt.of(99), true);

    assertThatThrownBy(() -> cache().prepare(KEY, spec, PreparedCacheTest::source, said::add))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("data.crop is 99");
    assertThatThrownBy(() -> cache().prepare(KEY, GREY, FailingSource::new, said::add))
        .isInstanceOf(BadInputException.class)
        .hasMessage("block 60 is damaged");

    assertThat(files()).containsExactly("prepared.lock");
  }

  @Test
  void saysInOneMessageThatTheDirectoryCannotBeWritten() throws IOException {
    Path place = Files.writeString(directory.resolve("data"), "a file where a directory should be");

    assertThatThrownBy(
            () -> new PreparedCache(place).prepare(KEY, GREY, PreparedCacheTest::source, said::add))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Cannot write the prepared images %s (file already exists: %s). Check that you may write there and that the disk has room, or keep the database elsewhere with --db."
                .formatted(place.resolve(KEY.fileName()), place));
  }

  @Test
  void saysWhatToDoAboutAFileThatCannotBeOpened() {
    Path file = directory.resolve("absent");

    assertThatThrownBy(() -> PreparedImages.open(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Start again");
  }

  private Path prepare() {
    return cache().prepare(KEY, GREY, PreparedCacheTest::source, said::add);
  }

  private void assertPreparedAnew() throws IOException {
    int before = said.size();
    Path file = prepare();
    assertThat(said).hasSize(before + 1);
    assertThat(said.get(before)).contains("anew");
    assertSame(PreparedImages.open(file), DatasetLoader.load(source(), GREY));
  }

  private static void assertSame(PreparedImages images, LabeledImages expected) {
    assertThat(images.labels()).isEqualTo(expected.labels());
    assertThat(List.of(images.size(), images.channels(), images.height(), images.width()))
        .isEqualTo(
            List.of(expected.size(), expected.channels(), expected.height(), expected.width()));
    float[] values = new float[images.valuesPerImage() + 1];
    float[] wanted = values.clone();
    for (int i = 0; i < images.size(); i++) {
      images.copyImage(i, values, 1);
      expected.copyImage(i, wanted, 1);
      assertThat(values).isEqualTo(wanted);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static long sizeOf(Path file) throws IOException {
    return Files.size(file);
  }

  private static DataSpec spec(DataSpec base, int crop, boolean grayscale, int limit) {
    DataSpec spec =
        base.withPreprocessing(crop == 0 ? OptionalInt.empty() : OptionalInt.of(crop), grayscale);
    return limit == 0 ? spec : spec.withLimit(limit);
  }

  private PreparedCache cache() {
    return new PreparedCache(directory);
  }

  private static ImageSource open(Path file) {
    return Hdf5ImageSource.open(file, "images", "ans");
  }

  private static ImageSource unreadable() {
    throw new AssertionError("the source was opened");
  }

  private static ArrayImageSource source() {
    return new ArrayImageSource(LABELS, 6, 7, 3, 10);
  }

  /** Breaks off in the middle, when other blocks are written already. */
  private static final class FailingSource extends ForwardingSource {

    FailingSource() {
      super(source());
    }

    @Override
    public void read(int first, int count, byte[] target) {
      if (first == 60) {
        throw new BadInputException("block 60 is damaged");
      }
      super.read(first, count, target);
    }
  }
}
