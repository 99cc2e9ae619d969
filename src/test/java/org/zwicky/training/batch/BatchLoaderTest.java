package org.zwicky.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.MixingSpec;
import org.zwicky.candidate.training.PlacementSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.ToneSpec;
import org.zwicky.training.augment.Augmentation;
import org.zwicky.training.augment.Symmetry;
import org.zwicky.training.backend.Backend;

class BatchLoaderTest {

  private static final FeatureShape SHAPE = FeatureShape.image(2, 2, 2);
  private static final int[] LABELS = {0, 1, 2, 0};
  private static final int[] ORDER = {2, 0, 3};

  private final float[] pixels = new float[4 * 8];
  private final TrainingData data = TrainingData.of(pixels, LABELS, SHAPE, 3, ORDER, new int[] {1});
  private final BatchLoader loader = new BatchLoader(data.pixels(), SHAPE, 3);

  BatchLoaderTest() {
    IntStream.range(0, pixels.length).forEach(i -> pixels[i] = i);
  }

  @BeforeAll
  static void prepare() {
    Backend.prepare();
  }

  @AfterEach
  void close() {
    loader.close();
  }

  @Test
  void copiesImagesAndOneHotLabelsInOrder() {
    Batch batch = loader.load(data, ORDER, 0, 2, augmentation(Symmetries.NONE), 1, 1);

    assertThat(batch.features().shape()).containsExactly(2, 2, 2, 2);
    assertThat(batch.features().ravel().toFloatVector())
        .containsExactly(16, 17, 18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(batch.labels().toFloatMatrix()).isDeepEqualTo(new float[][] {{0, 0, 1}, {1, 0, 0}});
  }

  @Test
  void clearsTheLabelsOfTheBatchBeforeAndKeepsAShortLastBatch() {
    Augmentation none = augmentation(Symmetries.NONE);
    loader.load(data, ORDER, 0, 1, none, 1, 1);

    Batch last = loader.load(data, ORDER, 2, 3, none, 1, 1);

    assertThat(last.features().size(0)).isEqualTo(1);
    assertThat(last.features().getFloat(0, 0, 0, 0)).isEqualTo(24);
    assertThat(last.labels().toFloatMatrix()).isDeepEqualTo(new float[][] {{1, 0, 0}});
  }

  @Test
  void transformsTheSameWayForTheSameSeedAndEpochOnly() {
    int[] order = IntStream.range(0, 64).map(i -> ORDER[i % 3]).toArray();

    float[] first = transformed(order, 1, 1);

    assertThat(transformed(order, 1, 1)).isEqualTo(first);
    assertThat(transformed(order, 1, 2)).isNotEqualTo(first);
    assertThat(transformed(order, 2, 1)).isNotEqualTo(first);
  }

  @Test
  void symmetriesAreDrawnFromTheirOwnStream() {
    int[] order = IntStream.range(0, 64).map(i -> ORDER[i % 3]).toArray();
    float[] images = transformed(order, 7, 3);

    float[] plain = new float[8];
    float[] expected = new float[8];
    for (int i = 0; i < 64; i++) {
      data.pixels().copyImage(order[i], plain, 0);
      Symmetry.values()[RandomStreams.stream(7, 2, 3, i).nextInt(8)].apply(
          plain, expected, 2, 2, 2);
      assertThat(Arrays.copyOfRange(images, i * 8, i * 8 + 8)).isEqualTo(expected);
    }
  }

  @Test
  void mixedImagesHaveTheSharesOfTheirClassesAsLabels() {
    AugmentationSpec spec =
        new AugmentationSpec(
            Symmetries.NONE, PlacementSpec.NONE, ToneSpec.NONE, 0, new MixingSpec(1, 0, 1));
    Batch batch = loader.load(data, ORDER, 0, 2, new Augmentation(spec, 2, 2, 2), 1, 1);

    // Images 2 and 0, of classes 2 and 0.
    float share = batch.labels().getFloat(0, 2);
    assertThat(share).isStrictlyBetween(0f, 1f);
    assertThat(batch.labels().getFloat(0, 0)).isEqualTo(1 - share);
    assertThat(batch.features().getFloat(0, 0, 0, 0)).isCloseTo(16 * share, within(1e-4f));
    assertThat(batch.targets()[0]).isEqualTo(share < 0.5 ? 0 : 2);
  }

  private static Augmentation augmentation(Symmetries symmetries) {
    return new Augmentation(AugmentationSpec.of(symmetries), 2, 2, 2);
  }

  private float[] transformed(int[] order, long seed, int epoch) {
    Augmentation all = augmentation(Symmetries.DIHEDRAL);
    return loader.load(data, order, 0, 64, all, seed, epoch).features().ravel().toFloatVector();
  }

  @Test
  void leavesPredictionImagesAsTheyAre() {
    Batch batch = loader.load(new int[] {1}, 0, 1, Symmetry.IDENTITY);

    assertThat(batch.features().ravel().toFloatVector())
        .containsExactly(8, 9, 10, 11, 12, 13, 14, 15);
  }

  @Test
  void refusesDataWithoutValidationImages() {
    assertThatThrownBy(() -> TrainingData.of(pixels, LABELS, SHAPE, 3, new int[] {0}, new int[0]))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("validation part of the data has no images");
  }
}
