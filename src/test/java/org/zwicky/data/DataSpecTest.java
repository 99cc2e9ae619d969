package org.zwicky.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.base.BadInputException;

class DataSpecTest {

  @ParameterizedTest
  @CsvSource({
    "Galaxy10.h5,HDF5",
    "nowhere,HDF5",
    "train-images-idx3-ubyte,IDX",
    "T10K-images.idx3-ubyte.GZ,IDX",
    "photos.tar.gz,HDF5"
  })
  void tellsTheFormatOfAFileByItsName(String name, DataFormat format) {
    assertThat(DataFormat.of(Path.of(name))).isEqualTo(format);
  }

  @Test
  void tellsTheFormatOfAFolderByWhatItHolds(@TempDir Path directory) throws Exception {
    Files.createDirectory(directory.resolve("cats"));
    assertThat(DataFormat.of(directory)).isEqualTo(DataFormat.FOLDER);

    Files.createFile(directory.resolve("t10k-labels-idx1-ubyte.gz"));
    assertThat(DataFormat.of(directory)).isEqualTo(DataFormat.IDX);
  }

  @Test
  void movesASourceToAnotherPlace() {
    Path there = Path.of("there");

    assertThat(new SourceSpec.Hdf5(Path.of("a.h5"), "x", "y").at(there))
        .isEqualTo(new SourceSpec.Hdf5(there, "x", "y"));
    assertThat(new SourceSpec.Idx(Path.of("a"), Optional.of(Path.of("b"))).at(there))
        .isEqualTo(new SourceSpec.Idx(there, Optional.empty()));
    assertThat(
            new SourceSpec.Idx(Path.of("a"), Optional.of(Path.of("b"))).at(Path.of("a")).labels())
        .hasValue(Path.of("b"));
    assertThat(new SourceSpec.Synthetic(SyntheticSpec.DEFAULT).at(there))
        .isEqualTo(new SourceSpec.Hdf5(there, "images", "ans"));
  }

  @Test
  void refusesSizesThatNoImageHas() {
    assertThatThrownBy(() -> new ImageSize(0, 5))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("0×5");
    assertThatThrownBy(() -> ImageSize.square(ImageSize.MAX_SIDE + 1))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void refusesCropAndLimitBelowOne() {
    DataSpec spec = DataSpec.hdf5(Path.of("a.h5"));

    assertThatThrownBy(() -> spec.withPreprocessing(OptionalInt.of(0), true))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("data.crop is 0");
    assertThatThrownBy(() -> spec.withLimit(-3))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("data.limit is -3");
  }

  @Test
  void refusesSyntheticSetsThatCannotHoldTheTenKinds() {
    assertThatThrownBy(() -> new SyntheticSpec(29, 69, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("three of each of the ten kinds");
    assertThatThrownBy(() -> new SyntheticSpec(100, 4, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("data.synthetic.size is 4");
  }

  @Test
  void knowsGalaxy10sClassNames() {
    assertThat(ClassNames.knownLists())
        .containsExactly("fashion-mnist", "galaxy10-decals", "galaxy10-sdss", "mnist");
    assertThat(ClassNames.known("galaxy10-sdss").names()).hasSize(10);
    assertThat(ClassNames.known("galaxy10-decals").names())
        .hasSize(10)
        .startsWith("Disturbed")
        .endsWith("Edge-on with Bulge");
    assertThatThrownBy(() -> ClassNames.known("galaxy11"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Known are fashion-mnist, galaxy10-decals, galaxy10-sdss, mnist");
  }

  @Test
  void refusesNamesThatAreBlankOrTwiceOrNone() {
    assertThatThrownBy(() -> new ClassNames(List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("data.classNames is empty");
    assertThatThrownBy(() -> new ClassNames(List.of("a", " ")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("blank");
    assertThatThrownBy(() -> new ClassNames(List.of("a", "b", "a")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("\"a\" twice");
  }

  /** FIPS 180-4's example "abc". */
  @Test
  void fingerprintsAFile(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("abc"), "abc");

    assertThat(Fingerprint.sha256(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThatThrownBy(() -> Fingerprint.sha256(directory.resolve("none")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Cannot read");
  }
}
