package org.zwicky.app.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.data.DataSpec;
import org.zwicky.data.ImageSize;
import org.zwicky.data.RawImage;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SearchSpaceReader;

class NetworkInputTest {

  private static final int CLASSES = 3;
  private static final DataSpec PLAIN = DataSpec.hdf5(Path.of("x.h5"));

  @Test
  void cutsOutTheMiddleAndAveragesTheChannelsAsTheStudyDoes() {
    DataSpec data = PLAIN.withPreprocessing(OptionalInt.of(8), true);

    NetworkInput.Prepared image = input(data, "8×8×1").prepare(ramp(11, 12, 3));

    assertThat(image.shape()).isEqualTo(FeatureShape.image(1, 8, 8));
    // Row 1 + 0, column 2 + 0 of the ramp; its three channels are pixel, pixel + 1, pixel + 2.
    assertThat(image.values()[0]).isEqualTo((1 * 12 + 2 + 1) / 255f);
    assertThat(image.values()[8]).isEqualTo((2 * 12 + 2 + 1) / 255f);
    assertThat(image.values()).hasSize(64);
  }

  @Test
  void scalesImagesOfAnySizeWhereTheStudyDoes() {
    DataSpec data = PLAIN.withResize(ImageSize.square(8));
    byte[] pixels = new byte[20 * 30 * 3];
    Arrays.fill(pixels, (byte) 255);

    NetworkInput.Prepared image =
        input(data, "8×8×3").prepare(new RawImage(new ImageSize(20, 30), 3, pixels));

    assertThat(image.shape()).isEqualTo(FeatureShape.image(3, 8, 8));
    assertThat(image.values()).hasSize(192).containsOnly(1f);
  }

  @Test
  void givesAGreyImageThreeTimesToANetworkForColour() {
    NetworkInput.Prepared image = input(PLAIN, "8×8×3").prepare(ramp(8, 8, 1));

    assertThat(image.shape().channels()).isEqualTo(3);
    float[] first = Arrays.copyOf(image.values(), 64);
    assertThat(Arrays.copyOfRange(image.values(), 64, 128)).isEqualTo(first);
    assertThat(Arrays.copyOfRange(image.values(), 128, 192)).isEqualTo(first);
    assertThat(first[9]).isEqualTo(9 / 255f);
  }

  @Test
  void saysWhatSizeAnImageShouldHave() {
    assertThatThrownBy(() -> input(PLAIN, "8×8×3").prepare(ramp(9, 8, 3)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has 9×8 pixels, but the study's images have 8×8")
        .hasMessageContaining("data.resize");
    DataSpec cropped = PLAIN.withPreprocessing(OptionalInt.of(8), false);
    assertThatThrownBy(() -> input(cropped, "8×8×3").prepare(ramp(7, 9, 3)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has 7×9 pixels, fewer than the study's data.crop of 8");
  }

  @Test
  void tellsTheSizeByTheNetworkWhereItWasNotRecorded() {
    NetworkSpec dense = network("{\"flatten\": {}}, {\"dense\": {\"units\": 4}}");
    NetworkInput input =
        new NetworkInput(PLAIN, dense, CLASSES, parameters(dense, "8×8×3"), Optional.empty());

    assertThat(input.prepare(ramp(8, 8, 3)).shape()).isEqualTo(FeatureShape.image(3, 8, 8));
    assertThatThrownBy(() -> input.prepare(ramp(9, 9, 3)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has 9×9 pixels");
  }

  @Test
  void takesNoColoursWhereTheStudyHasNone() {
    assertThatThrownBy(() -> input(PLAIN, "8×8×1").prepare(ramp(8, 8, 3)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has colours, but the study's images are grey");
  }

  /** A network that takes images of any size, so that its parameters tell the channels alone. */
  private static NetworkInput input(DataSpec data, String shape) {
    NetworkSpec network =
        network(
            "{\"conv\": {\"filters\": 4, \"kernel\": 3}}, {\"globalPool\": {\"type\": \"avg\"}}");
    FeatureShape seen = shape(shape);
    return new NetworkInput(
        data,
        network,
        CLASSES,
        parameters(network, shape),
        Optional.of(new ImageSize(seen.height(), seen.width())));
  }

  private static long parameters(NetworkSpec network, String shape) {
    return NetworkShapes.of(network, shape(shape), CLASSES).parameters();
  }

  private static FeatureShape shape(String text) {
    String[] sides = text.split("×");
    return FeatureShape.image(
        Integer.parseInt(sides[2]), Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
  }

  private static NetworkSpec network(String layers) {
    String json =
        """
        { "name": "x", "data": { "format": "synthetic" },
          "sweep": { "sampler": "random", "trials": 1 },
          "parameters": { "learningRate": { "uniform": [0.001, 0.01] } },
          "network": [ %s ],
          "training": { "epochs": 1, "learningRate": "$learningRate" } }
        """;
    return SearchSpaceReader.readJson(json.formatted(layers))
        .blueprint()
        .orElseThrow()
        .resolve(new Assignment(Map.of("learningRate", 0.001)))
        .network();
  }

  /** Pixel by pixel one more, channel by channel one more. */
  private static RawImage ramp(int height, int width, int channels) {
    byte[] pixels = new byte[height * width * channels];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / channels + i % channels);
    }
    return new RawImage(new ImageSize(height, width), channels, pixels);
  }
}
