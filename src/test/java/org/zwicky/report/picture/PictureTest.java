package org.zwicky.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static float[] random(int count) {
    Random random = new Random(8);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      // Now steady, now noisy, so that every filter is the best of some row.
      values[i] = i / 40 % 2 == 0 ? random.nextFloat() : i % 40 / 40f;
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"1,5,7", "3,20,16", "1,64,64", "1,1,1", "3,1,9"})
  void anotherProgramReadsThePixelsOfThePng(int channels, int height, int width)
      throws IOException {
    float[] values = random(channels * height * width);

    BufferedImage image = read(new Picture(channels, height, width, values).png(64));

    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getRaster().getNumBands()).isEqualTo(channels);
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < height * width; i++) {
        assertThat(image.getRaster().getSample(i % width, i / width, c))
            .isEqualTo(Math.round(values[c * height * width + i] * 255));
      }
    }
  }

  @Test
  void largeImagesAreScaledToTheMeanOfAreasOnTheirLongerSide() throws IOException {
    float[] values = {0, 1, 0, 1, 1, 1, 0, 0};

    BufferedImage image = read(new Picture(1, 2, 4, values).png(2));

    assertThat(image.getHeight()).isEqualTo(1);
    assertThat(image.getWidth()).isEqualTo(2);
    assertThat(image.getRaster().getSample(0, 0, 0)).isEqualTo(191);
    assertThat(image.getRaster().getSample(1, 0, 0)).isEqualTo(64);
  }

  @Test
  void ofOtherChannelsThanThreeTheMeanIsShown() throws IOException {
    BufferedImage image = read(new Picture(2, 1, 1, new float[] {0.2f, 0.6f}).png(64));

    assertThat(image.getRaster().getNumBands()).isEqualTo(1);
    assertThat(image.getRaster().getSample(0, 0, 0)).isEqualTo(102);
  }

  @Test
  void partsOfPixelsCountByTheirArea() {
    float[] scaled = AreaMean.scale(new float[] {3, 6, 9}, 1, 3, 1, 2);

    assertThat(scaled[0]).isCloseTo((3 + 6 / 2f) / 1.5f, within(1e-6f));
    assertThat(scaled[1]).isCloseTo((6 / 2f + 9) / 1.5f, within(1e-6f));
  }
}
