package org.zwicky.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BilinearResizeTest {

  @Test
  void equalsPillowByteForByte() throws Exception {
    JsonNode cases =
        new ObjectMapper().readTree(BilinearResizeTest.class.getResource("resize.json"));
    for (JsonNode each : cases) {
      ImageSize from = new ImageSize(each.at("/from/0").asInt(), each.at("/from/1").asInt());
      int channels = each.at("/from/2").asInt();
      ImageSize to = new ImageSize(each.at("/to/0").asInt(), each.at("/to/1").asInt());
      ArrayImageSource images =
          new ArrayImageSource(new int[2], from.height(), from.width(), channels, 2);
      byte[] bytes = new byte[2 * images.bytesPerImage()];
      images.read(0, 2, bytes);
      byte[] scaled = new byte[to.pixels() * channels + 1];

      new BilinearResize(from, to, channels).apply(bytes, images.bytesPerImage(), scaled, 1);

      assertThat(each.get("bytes")).hasSize(scaled.length - 1);
      for (int i = 1; i < scaled.length; i++) {
        assertThat(Byte.toUnsignedInt(scaled[i]))
            .as("%s to %s, %d channels, byte %d", from, to, channels, i - 1)
            .isEqualTo(each.get("bytes").get(i - 1).asInt());
      }
    }
    assertThat(cases).hasSizeGreaterThan(10);
  }

  @Test
  void keepsWhatHasTheSizeAlready() {
    byte[] image = {1, -2, 3, -4, 5, -6};
    byte[] result = new byte[6];

    new BilinearResize(new ImageSize(3, 2), new ImageSize(3, 2), 1).apply(image, 0, result, 0);

    assertThat(result).isEqualTo(image);
  }

  @Test
  void keepsBlackAndWhite() {
    byte[] white = new byte[31 * 17];
    Arrays.fill(white, (byte) 255);
    byte[] result = new byte[100];

    new BilinearResize(new ImageSize(31, 17), ImageSize.square(10), 1).apply(white, 0, result, 0);
    assertThat(result).containsOnly((byte) 255);
    new BilinearResize(new ImageSize(31, 17), ImageSize.square(10), 1)
        .apply(new byte[31 * 17], 0, result, 0);
    assertThat(result).containsOnly((byte) 0);
  }
}
