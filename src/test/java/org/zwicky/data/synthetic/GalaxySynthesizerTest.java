package org.zwicky.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetLoader;
import org.zwicky.data.LabeledImages;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.data.hdf5.Hdf5ImageSource;
import org.zwicky.data.hdf5.Hdf5ImageWriter;

class GalaxySynthesizerTest {

  @Test
  void hasGalaxy10sProportions() {
    int[] counts = counts(new GalaxySynthesizer(new SyntheticSpec(21_830, 69, 1)).labels());

    assertThat(counts).containsExactly(3461, 6997, 6292, 394, 1534, 17, 589, 1121, 906, 519);
  }

  @Test
  void hasThreeOfTheRarestKind() {
    int[] counts = counts(new GalaxySynthesizer(new SyntheticSpec(1200, 69, 1)).labels());

    assertThat(counts[GalaxyKind.EDGE_ON_BOXY_BULGE.label()]).isEqualTo(3);
    assertThat(counts[GalaxyKind.ROUND.label()]).isBetween(382, 386);
    assertThat(Arrays.stream(counts).sum()).isEqualTo(1200);
  }

  @Test
  void refusesTooFewImagesForTheKinds() {
    assertThatThrownBy(() -> GalaxyKind.counts(29))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("ask for 30 at least");
  }

  @Test
  void hasAKindForEachOfGalaxy10sClassNames() {
    assertThat(GalaxyKind.values()).hasSameSizeAs(ClassNames.known("galaxy10-sdss").names());
  }

  @Test
  void labelsAreShuffled() {
    int[] labels = new GalaxySynthesizer(new SyntheticSpec(500, 32, 1)).labels();

    assertThat(counts(Arrays.copyOf(labels, 100))[GalaxyKind.ROUND.label()]).isBetween(15, 50);
  }

  @Test
  void theSameSeedGivesTheSameImagesHoweverTheyAreRead() {
    SyntheticSpec spec = new SyntheticSpec(60, 40, 7);
    GalaxySynthesizer one = new GalaxySynthesizer(spec);
    GalaxySynthesizer other = new GalaxySynthesizer(spec);
    byte[] atOnce = new byte[60 * one.bytesPerImage()];
    one.read(0, 60, atOnce);

    assertThat(other.labels()).isEqualTo(one.labels());
    byte[] single = new byte[other.bytesPerImage()];
    for (int image = 59; image >= 0; image -= 7) {
      other.read(image, 1, single);
      int from = image * one.bytesPerImage();
      assertThat(single).isEqualTo(Arrays.copyOfRange(atOnce, from, from + one.bytesPerImage()));
    }
  }

  @Test
  void anotherSeedGivesOtherImages() {
    GalaxySynthesizer one = new GalaxySynthesizer(new SyntheticSpec(30, 40, 7));
    GalaxySynthesizer other = new GalaxySynthesizer(new SyntheticSpec(30, 40, 8));

    assertThat(first(one)).isNotEqualTo(first(other));
  }

  @Test
  void everyGalaxyStandsOutInTheMiddleOfADarkSky() {
    GalaxySynthesizer galaxies = new GalaxySynthesizer(new SyntheticSpec(300, 69, 3));
    LabeledImages images =
        DatasetLoader.load(
            galaxies,
            DataSpec.synthetic(new SyntheticSpec(300, 69, 3))
                .withPreprocessing(OptionalInt.of(64), true));
    float[] pixels = new float[images.valuesPerImage()];
    for (int image = 0; image < images.size(); image++) {
      images.copyImage(image, pixels, 0);
      float peak = 0;
      for (int row = 24; row < 40; row++) {
        for (int column = 24; column < 40; column++) {
          peak = Math.max(peak, pixels[row * 64 + column]);
        }
      }
      float[] sorted = pixels.clone();
      Arrays.sort(sorted);
      assertThat(peak).as("peak of image %d", image).isGreaterThan(0.25f);
      assertThat(sorted[sorted.length / 4]).as("sky of image %d", image).isLessThan(0.25f);
    }
  }

  /**
   * Second moments tell the axis ratio: what is called round is rounder than what is called cigar.
   */
  @Test
  void cigarsAreLongerThanRoundOnes() {
    double round = medianElongation(GalaxyKind.ROUND);
    double between = medianElongation(GalaxyKind.IN_BETWEEN);
    double cigar = medianElongation(GalaxyKind.CIGAR);

    assertThat(round).isLessThan(between);
    assertThat(between).isLessThan(cigar);
    assertThat(cigar).isGreaterThan(1.5 * round);
  }

  @Test
  void isWrittenToAFileAndReadBack(@TempDir Path directory) {
    GalaxySynthesizer galaxies = new GalaxySynthesizer(new SyntheticSpec(100, 32, 1));
    Path file = directory.resolve("synthetic.h5");

    Hdf5ImageWriter.write(file, galaxies);

    try (Hdf5ImageSource source = Hdf5ImageSource.open(file, "images", "ans")) {
      assertThat(source.labels()).isEqualTo(galaxies.labels());
      byte[] read = new byte[100 * source.bytesPerImage()];
      source.read(0, 100, read);
      byte[] made = new byte[read.length];
      galaxies.read(0, 100, made);
      assertThat(read).isEqualTo(made);
    }
  }

  private static double medianElongation(GalaxyKind kind) {
    GalaxySynthesizer galaxies = new GalaxySynthesizer(new SyntheticSpec(1200, 48, 5));
    int[] labels = galaxies.labels();
    byte[] image = new byte[galaxies.bytesPerImage()];
    double[] elongations = new double[15];
    int found = 0;
    for (int i = 0; found < elongations.length; i++) {
      if (labels[i] == kind.label()) {
        galaxies.read(i, 1, image);
        elongations[found++] = elongation(image, 48);
      }
    }
    Arrays.sort(elongations);
    return elongations[elongations.length / 2];
  }

  /** Long by short axis of the second moments of the bright pixels near the middle. */
  private static double elongation(byte[] image, int size) {
    double sum = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int row = size / 5; row < size * 4 / 5; row++) {
      for (int column = size / 5; column < size * 4 / 5; column++) {
        int value = Byte.toUnsignedInt(image[(row * size + column) * 3 + 1]) - 40;
        if (value > 0) {
          double x = column - (size - 1) / 2.0;
          double y = row - (size - 1) / 2.0;
          sum += value;
          xx += value * x * x;
          yy += value * y * y;
          xy += value * x * y;
        }
      }
    }
    double mean = (xx + yy) / 2 / sum;
    double spread = Math.hypot((xx - yy) / 2, xy) / sum;
    return Math.sqrt((mean + spread) / (mean - spread));
  }

  private static byte[] first(GalaxySynthesizer galaxies) {
    byte[] image = new byte[galaxies.bytesPerImage()];
    galaxies.read(0, 1, image);
    return image;
  }

  private static int[] counts(int[] labels) {
    int[] counts = new int[GalaxyKind.values().length];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }
}
