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
import org.zwicky.space.BadInputException;

class DataSpecTest {

  @Test
  void hdf5NeedsAPath() {
    assertThatThrownBy(() -> spec(DataSpec.HDF5, OptionalInt.empty(), OptionalInt.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("data.path is missing");
  }

  @Test
  void syntheticNeedsItsSection() {
    assertThatThrownBy(() -> spec(DataSpec.SYNTHETIC, OptionalInt.empty(), OptionalInt.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("data.synthetic is missing");
  }

  @Test
  void refusesAnUnknownFormat() {
    assertThatThrownBy(() -> spec("fits", OptionalInt.empty(), OptionalInt.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessage("data.format is \"fits\"; give \"hdf5\" or \"synthetic\".");
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
    assertThat(ClassNames.knownLists()).containsExactly("galaxy10-decals", "galaxy10-sdss");
    assertThat(ClassNames.known("galaxy10-sdss").names()).hasSize(10);
    assertThat(ClassNames.known("galaxy10-decals").names())
        .hasSize(10)
        .startsWith("Disturbed")
        .endsWith("Edge-on with Bulge");
    assertThatThrownBy(() -> ClassNames.known("galaxy11"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Known are galaxy10-decals, galaxy10-sdss");
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

  private static DataSpec spec(String format, OptionalInt crop, OptionalInt limit) {
    return new DataSpec(
        format,
        Optional.empty(),
        DataSpec.DEFAULT_IMAGES,
        DataSpec.DEFAULT_LABELS,
        crop,
        true,
        Optional.empty(),
        SplitSpec.DEFAULT,
        limit,
        Optional.empty());
  }
}
