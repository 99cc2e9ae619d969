package org.zwicky.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zwicky.data.folder.FolderFixture;
import org.zwicky.data.folder.ImageFolder;
import org.zwicky.data.hdf5.Hdf5ImageSource;
import org.zwicky.data.hdf5.Hdf5ImageWriter;
import org.zwicky.data.idx.IdxFiles;
import org.zwicky.data.idx.IdxFixture;
import org.zwicky.data.idx.IdxImageSource;
import org.zwicky.data.synthetic.GalaxySynthesizer;

/** What every {@link ImageSource} keeps, whatever its images come from. */
class ImageSourceContractTest {

  private static final int[] LABELS = IntStream.range(0, 150).map(i -> i / 50).toArray();

  @TempDir Path directory;

  /** A source of the same images from each format, except where they are drawn. */
  enum Kind {
    HDF5,
    HDF5_GREY,
    IDX,
    IDX_GZIPPED_COLOUR,
    FOLDER,
    FOLDER_GREY,
    SYNTHETIC,
    RESIZED;

    int channels() {
      return this == IDX || this == HDF5_GREY || this == FOLDER_GREY ? 1 : 3;
    }

    ArrayImageSource wanted() {
      return new ArrayImageSource(LABELS, 9, 11, channels(), 1000);
    }

    ImageSource open(Path folder) throws IOException {
      return switch (this) {
        case HDF5, HDF5_GREY -> {
          Hdf5ImageWriter.write(folder.resolve("x.h5"), wanted());
          yield Hdf5ImageSource.open(folder.resolve("x.h5"), "images", "ans");
        }
        case IDX -> idx(IdxFixture.write(folder, wanted(), ""));
        case IDX_GZIPPED_COLOUR -> idx(IdxFixture.write(folder, wanted(), ".gz"));
        case FOLDER, FOLDER_GREY ->
            ImageFolder.scan(FolderFixture.write(folder, wanted()), NamedParts.NONE)
                .open(Optional.empty());
        case SYNTHETIC -> new GalaxySynthesizer(new SyntheticSpec(150, 16, 1));
        case RESIZED -> new ResizedImageSource(wanted(), new ImageSize(5, 7));
      };
    }

    private static ImageSource idx(Path images) {
      return IdxImageSource.open(IdxFiles.find(images, Optional.empty()));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SYNTHETIC", "RESIZED"})
  void readsTheBytesThatWereWritten(Kind kind) throws IOException {
    ArrayImageSource wanted = kind.wanted();
    byte[] expected = new byte[wanted.size() * wanted.bytesPerImage()];
    wanted.read(0, wanted.size(), expected);
    try (ImageSource source = kind.open(directory)) {
      assertThat(source.labels()).isEqualTo(LABELS);
      assertThat(new int[] {source.height(), source.width(), source.channels()})
          .containsExactly(9, 11, kind.channels());
      assertThat(all(source)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void readsOneByOneWhatItReadsInBlocksAndAtOnceInSeveralThreads(Kind kind) throws IOException {
    try (ImageSource source = kind.open(directory)) {
      byte[] all = all(source);
      int bytes = source.bytesPerImage();
      IntStream.range(0, source.size())
          .parallel()
          .forEach(
              i -> {
                byte[] one = new byte[bytes + 3];
                source.read(i, 1, one);
                assertThat(Arrays.copyOf(one, bytes))
                    .isEqualTo(Arrays.copyOfRange(all, i * bytes, (i + 1) * bytes));
                assertThat(Arrays.copyOfRange(one, bytes, bytes + 3)).containsOnly(0);
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void refusesWhatIsNotThereAndTargetsThatAreTooShort(Kind kind) throws IOException {
    try (ImageSource source = kind.open(directory)) {
      byte[] two = new byte[2 * source.bytesPerImage()];
      int last = source.size() - 1;
      assertThatThrownBy(() -> source.read(last, 2, two))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> source.read(-1, 1, two))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> source.read(0, 3, two))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatCode(() -> source.read(last, 0, new byte[0])).doesNotThrowAnyException();
      assertThat(two).containsOnly(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void hasALabelForEachImageAndGivesThemAwayAsACopy(Kind kind) throws IOException {
    try (ImageSource source = kind.open(directory)) {
      int[] labels = source.labels();
      assertThat(labels).hasSize(source.size());
      assertThat(Arrays.stream(labels).min().getAsInt()).isZero();
      labels[0] = 77;
      assertThat(source.labels()[0]).isNotEqualTo(77);
      assertThat(source.blockSize()).isPositive();
      assertThat(source.description()).isNotBlank().doesNotContain("\n");
      source
          .classNames()
          .ifPresent(names -> names.requireNamesFor(source.labels(), source.description()));
    }
  }

  private static byte[] all(ImageSource source) {
    byte[] all = new byte[source.size() * source.bytesPerImage()];
    byte[] block = new byte[source.blockSize() * source.bytesPerImage()];
    for (int first = 0; first < source.size(); first += source.blockSize()) {
      int count = Math.min(source.blockSize(), source.size() - first);
      source.read(first, count, block);
      System.arraycopy(
          block, 0, all, first * source.bytesPerImage(), count * source.bytesPerImage());
    }
    return all;
  }
}
