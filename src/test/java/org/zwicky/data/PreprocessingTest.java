package org.zwicky.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.zwicky.base.BadInputException;

class PreprocessingTest {

  private static final ArrayImageSource IMAGES =
      new ArrayImageSource(new int[] {0, 1, 0}, 7, 9, 3, 3);

  @Test
  void equalsNumPyInGray() throws IOException {
    assertEqualsNumPy("gray", true);
  }

  @Test
  void equalsNumPyInColour() throws IOException {
    assertEqualsNumPy("colour", false);
  }

  @Test
  void galaxy10sCropKeepsRowsAndColumns2To65() {
    byte[] image = new byte[69 * 69];
    image[2 * 69 + 2] = (byte) 255;
    image[65 * 69 + 65] = 51;

    float[] result = new Preprocessing(OptionalInt.of(64), true).apply(image, 0, 69, 69, 1);

    assertThat(result).hasSize(64 * 64);
    assertThat(result[0]).isEqualTo(1f);
    assertThat(result[64 * 64 - 1]).isEqualTo(0.2f);
  }

  @Test
  void withoutACropTheWholeImageIsKept() {
    byte[] image = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};

    float[] result = new Preprocessing(OptionalInt.empty(), false).apply(image, 0, 2, 3, 1);

    assertThat(result).containsExactly(0f, 0.2f, 0.4f, 0.6f, 0.8f, 1f);
  }

  @Test
  void refusesACropLargerThanTheImages() {
    Preprocessing preprocessing = new Preprocessing(OptionalInt.of(8), true);

    assertThatThrownBy(() -> preprocessing.requireFits(IMAGES))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "data.crop is 8, but the images of test images have only 7×9 pixels. Give a crop of at"
                + " most 7, or leave it out.");
  }

  private static void assertEqualsNumPy(String fixture, boolean grayscale) throws IOException {
    JsonNode expected =
        new ObjectMapper()
            .readTree(PreprocessingTest.class.getResource("preprocessing.json"))
            .get(fixture);
    byte[] bytes = new byte[3 * IMAGES.bytesPerImage()];
    IMAGES.read(0, 3, bytes);
    Preprocessing preprocessing = new Preprocessing(OptionalInt.of(4), grayscale);
    int next = 0;
    for (int image = 0; image < 3; image++) {
      for (float value : preprocessing.apply(bytes, image * IMAGES.bytesPerImage(), 7, 9, 3)) {
        assertThat(value).isEqualTo((float) expected.get(next++).asDouble());
      }
    }
    assertThat(next).isEqualTo(expected.size());
  }
}
