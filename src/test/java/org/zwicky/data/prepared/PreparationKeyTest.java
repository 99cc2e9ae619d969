package org.zwicky.data.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataSpec;
import org.zwicky.data.ImageSize;
import org.zwicky.data.NamedParts;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.SplitSpec;

class PreparationKeyTest {

  private static final String SOURCE = "a".repeat(64);
  private static final DataSpec SPEC =
      DataSpec.hdf5(Path.of("x.h5")).withPreprocessing(OptionalInt.of(64), true);

  @Test
  void changesWithAllThatChangesAPixelOrTheImagesKept() {
    assertThat(
            List.of(
                key(SPEC),
                PreparationKey.of("b".repeat(64), SPEC),
                key(SPEC.withPreprocessing(OptionalInt.of(63), true)),
                key(SPEC.withPreprocessing(OptionalInt.empty(), true)),
                key(SPEC.withPreprocessing(OptionalInt.of(64), false)),
                key(SPEC.withResize(ImageSize.square(64))),
                key(SPEC.withResize(new ImageSize(64, 63))),
                key(SPEC.withSource(new SourceSpec.Folder(Path.of("x"), NamedParts.NONE))),
                key(SPEC.withLimit(100)),
                key(SPEC.withLimit(101)),
                key(SPEC.withLimit(100).withSplit(new SplitSpec(0.15, 0.15, 124))),
                key(inside("images2", "ans")),
                key(inside("images", "ans2"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void staysWhereNoPixelChanges() {
    assertThat(
            List.of(
                key(SPEC.withSplit(new SplitSpec(0.2, 0.1, 7))),
                key(SPEC.withClassNames(ClassNames.numbered(4))),
                key(inside("images", "ans"))))
        .containsOnly(key(SPEC));
  }

  private static PreparationKey key(DataSpec spec) {
    return PreparationKey.of(SOURCE, spec);
  }

  private static DataSpec inside(String images, String labels) {
    return SPEC.withSource(new SourceSpec.Hdf5(Path.of("elsewhere.h5"), images, labels));
  }
}
