package org.zwicky.training.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.training.backend.Backend;

/** A block whose sum has no activation, so that the logits are linear in what its path gives. */
@Tag("slow")
class StochasticDepthLayerTest {

  private static final FeatureShape IMAGE = FeatureShape.image(2, 5, 6);
  private static final int CLASSES = 3;
  private static final int IMAGES = 7;
  private static final int STEPS = 300;

  @BeforeEach
  void needsOneDnn() {
    Backend.prepare();
    assumeTrue(OneDnnLibrary.isLoaded(), "oneDNN cannot be loaded on this machine.");
  }

  @ParameterizedTest
  @CsvSource({"BASIC, 2, 0.3", "BASIC, 20, 0.3", "BASIC, 16, 0.05", "BOTTLENECK, 32, 0.8"})
  void anImageIsDroppedWholeOrNotAtAllAndTheMeanIsThePrediction(
      ResidualKind type, int filters, double rate) {
    List<Map<List<Float>, Integer>> outcomes = new ArrayList<>();
    List<List<Float>> predicted;
    try (Numbers numbers = new Numbers(block(type, filters, rate))) {
      predicted = numbers.predict();
      for (int i = 0; i < IMAGES; i++) {
        outcomes.add(new LinkedHashMap<>());
      }
      for (int step = 0; step < STEPS; step++) {
        List<List<Float>> logits = numbers.train();
        for (int i = 0; i < IMAGES; i++) {
          outcomes.get(i).merge(logits.get(i), 1, Integer::sum);
        }
      }
      assertThat(numbers.predict()).isEqualTo(predicted);
    }

    List<List<Float>> shortcut = withoutPath(type, filters);
    int dropped = 0;
    for (int i = 0; i < IMAGES; i++) {
      Map<List<Float>, Integer> counts = outcomes.get(i);
      assertThat(counts).hasSize(2).containsKey(shortcut.get(i));
      dropped += counts.remove(shortcut.get(i));
      List<Float> kept = counts.keySet().iterator().next();
      for (int k = 0; k < CLASSES; k++) {
        double mean = (1 - rate) * kept.get(k) + rate * shortcut.get(i).get(k);
        assertThat(mean).isCloseTo(predicted.get(i).get(k), within(1e-5));
      }
    }
    // Five standard deviations.
    assertThat((double) dropped / (STEPS * IMAGES))
        .isCloseTo(rate, within(5 * Math.sqrt(rate * (1 - rate) / (STEPS * IMAGES))));
  }

  @Test
  void whatIsDrawnFollowsFromTheSeedAndTheStepAlone() {
    try (Numbers one = new Numbers(block(ResidualKind.BASIC, 20, 0.5));
        Numbers other = new Numbers(block(ResidualKind.BASIC, 20, 0.5))) {
      one.train();
      one.train();
      one.restart(9);
      other.restart(9);
      for (int step = 0; step < 5; step++) {
        assertThat(one.train()).isEqualTo(other.train());
      }
    }
  }

  @Test
  void rateZeroTrainsAsANetworkWithoutItBitForBit() {
    try (Numbers without =
            new Numbers(
                new ResidualSpec(
                    ResidualKind.BASIC,
                    20,
                    3,
                    1,
                    ActivationKind.IDENTITY,
                    /* batchNorm= */ false));
        Numbers zero = new Numbers(block(ResidualKind.BASIC, 20, 0))) {
      assertThat(zero.train()).isEqualTo(without.train());
      assertThat(zero.gradients()).isEqualTo(without.gradients());
    }
  }

  @Test
  void aDroppedImageTeachesTheConvolutionsNothing() {
    try (Numbers numbers = new Numbers(block(ResidualKind.BASIC, 2, 1 - 1e-9))) {
      List<List<Float>> logits = numbers.train();

      assertThat(logits).isEqualTo(withoutPath(ResidualKind.BASIC, 2));
      float[] gradients = numbers.gradients();
      int path = 2 * (9 * 2 * 2 + 2);
      for (int i = 0; i < path; i++) {
        assertThat(gradients[i]).isZero();
      }
      assertThat(gradients[path]).isNotZero();
    }
  }

  /** The logits where all images have been dropped. */
  private static List<List<Float>> withoutPath(ResidualKind type, int filters) {
    try (Numbers numbers = new Numbers(block(type, filters, 1 - 1e-9))) {
      return numbers.train();
    }
  }

  private static ResidualSpec block(ResidualKind type, int filters, double rate) {
    return new ResidualSpec(
        type, filters, 3, 1, ActivationKind.IDENTITY, false, InitKind.DEFAULT, rate);
  }

  /** A network of one block on arrays of its own; the same numbers for all of the same size. */
  private static final class Numbers implements AutoCloseable {

    private final FloatPointer parameters;
    private final FloatPointer gradients;
    private final FloatPointer images;
    private final DirectNetwork network;

    Numbers(ResidualSpec block) {
      NetworkSpec spec = new NetworkSpec(List.of(block, new FlattenSpec()));
      int size = Math.toIntExact(NetworkShapes.of(spec, IMAGE, CLASSES).parameters());
      Random random = new Random(4);
      parameters = new FloatPointer(gaussian(random, size, 0.2));
      gradients = new FloatPointer(new float[size]);
      images = new FloatPointer(gaussian(new Random(5), (int) (IMAGES * IMAGE.size()), 1));
      network =
          new DirectNetwork(
              spec, IMAGE, CLASSES, parameters.address(), gradients.address(), 3, /* threads= */ 1);
    }

    private static float[] gaussian(Random random, int size, double deviation) {
      float[] numbers = new float[size];
      for (int i = 0; i < size; i++) {
        numbers[i] = (float) (deviation * random.nextGaussian());
      }
      return numbers;
    }

    void restart(long seed) {
      network.drawDropoutFrom(new SplittableRandom(seed));
    }

    List<List<Float>> predict() {
      return rows(network.predict(images.address(), IMAGES));
    }

    List<List<Float>> train() {
      List<List<Float>> logits = rows(network.forward(images.address(), IMAGES));
      network.backward(gaussian(new Random(6), IMAGES * CLASSES, 1));
      return logits;
    }

    float[] gradients() {
      float[] copy = new float[(int) gradients.limit()];
      gradients.get(copy);
      return copy;
    }

    private static List<List<Float>> rows(FloatBuffer logits) {
      List<List<Float>> rows = new ArrayList<>();
      for (int i = 0; i < IMAGES; i++) {
        rows.add(
            List.of(
                logits.get(CLASSES * i), logits.get(CLASSES * i + 1), logits.get(CLASSES * i + 2)));
      }
      return rows;
    }

    @Override
    public void close() {
      network.close();
      parameters.close();
      gradients.close();
      images.close();
    }
  }
}
