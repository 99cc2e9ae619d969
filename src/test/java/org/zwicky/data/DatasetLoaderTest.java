package org.zwicky.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zwicky.base.BadInputException;

class DatasetLoaderTest {

  private static final DataSpec SPEC = DataSpec.hdf5(Path.of("unused.h5"));
  private static final int[] LABELS = IntStream.range(0, 103).map(i -> i % 4).toArray();

  /** The source refuses reads above its block size, so this also shows that memory is bounded. */
  @Test
  void readsEveryImageOnceInBlocksThatDoNotDivideTheirNumber() {
    LabeledImages images =
        DatasetLoader.load(source(10), SPEC.withPreprocessing(OptionalInt.of(4), true));

    assertThat(images.size()).isEqualTo(103);
    assertThat(List.of(images.channels(), images.height(), images.width()))
        .isEqualTo(List.of(1, 4, 4));
    float[] values = new float[images.valuesPerImage() + 1];
    for (int i = 0; i < images.size(); i++) {
      images.copyImage(i, values, 1);
      int sum = IntStream.range(0, 3).map(channelOf(i)).sum();
      assertThat(values[1]).isEqualTo((float) sum / 3 / 255f);
      assertThat(images.label(i)).isEqualTo(i % 4);
    }
    assertThat(values[0]).isZero();
  }

  private static IntUnaryOperator channelOf(int image) {
    return channel -> ArrayImageSource.pattern(image, 1, 1, channel);
  }

  @Test
  void keepsTheLimitStratifiedAndInOrder() {
    LabeledImages images = DatasetLoader.load(source(7), SPEC.withLimit(20));

    assertThat(images.size()).isEqualTo(20);
    assertThat(images.classCounts()).containsExactly(5, 5, 5, 5);
    int[] kept = StratifiedSubset.choose(LABELS, 20, SPEC.split().seed());
    float[] values = new float[images.valuesPerImage()];
    for (int i = 0; i < kept.length; i++) {
      images.copyImage(i, values, 0);
      assertThat(values[0]).isEqualTo(ArrayImageSource.pattern(kept[i], 0, 0, 0) / 255f);
    }
  }

  @Test
  void namesClassesByNumberWhereNoneAreGiven() {
    assertThat(DatasetLoader.load(source(50), SPEC).classNames())
        .containsExactly("class 0", "class 1", "class 2", "class 3");
  }

  @Test
  void keepsTheNamesOfClassesWithoutImages() {
    LabeledImages images =
        DatasetLoader.load(source(50), SPEC.withClassNames(ClassNames.known("galaxy10-sdss")));

    assertThat(images.classNames()).hasSize(10).endsWith("Disk, Face-on, Loose Spiral");
    assertThat(images.classCounts()).containsExactly(26, 26, 26, 25, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void refusesMoreClassesThanNames() {
    DataSpec spec = SPEC.withClassNames(new ClassNames(List.of("a", "b", "c")));

    assertThatThrownBy(() -> DatasetLoader.load(source(50), spec))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "test images has labels up to 3, but data.classNames has 3 names (labels 0 to 2). Give"
                + " 4 names, or leave data.classNames out.");
  }

  @Test
  void aSubsetHasItsImagesInTheOrderAskedFor() {
    LabeledImages images = DatasetLoader.load(source(50), SPEC);

    LabeledImages subset = images.subset(new int[] {9, 2});

    assertThat(subset.labels()).containsExactly(1, 2);
    float[] values = new float[subset.valuesPerImage()];
    subset.copyImage(0, values, 0);
    assertThat(values[0]).isEqualTo(ArrayImageSource.pattern(9, 0, 0, 0) / 255f);
  }

  @Test
  void imagesMadeElsewhereAreCopiedAndChecked() {
    float[][] pixels = {{0, 1}, {2, 3}};
    List<String> names = List.of("a", "b");

    LabeledImages images = LabeledImages.copyOf(pixels, new int[] {1, 0}, names, 1, 1, 2);
    pixels[0][1] = 9;

    float[] values = new float[2];
    images.copyImage(0, values, 0);
    assertThat(values).containsExactly(0, 1);
    assertThatThrownBy(() -> LabeledImages.copyOf(pixels, new int[2], names, 1, 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LabeledImages.copyOf(pixels, new int[] {0, 2}, names, 1, 1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static ArrayImageSource source(int blockSize) {
    return new ArrayImageSource(LABELS, 6, 7, 3, blockSize);
  }
}
