package org.zwicky.data.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zwicky.data.ImageSource;
import org.zwicky.data.SyntheticSpec;
import org.zwicky.data.hdf5.Hdf5ImageSource;
import org.zwicky.data.synthetic.GalaxySynthesizer;

@Tag("slow")
class DuplicateFinderTest {

  private static final int SIDE = 64;
  private static final int GALAXIES = 300;
  private static final Path REAL = Path.of("../shared/data/galaxy-zoo1.h5");

  private final List<int[]> images = galaxies();

  @Test
  void differentGalaxiesAreNoDuplicates() {
    assertThat(find()).isEmpty();
  }

  @Test
  void findsCopiesThatWereShiftedBrightenedCompressedAndMirrored() throws IOException {
    images.add(changed((r, c) -> pixel(3, r + 1, c - 1)));
    images.add(changed((r, c) -> Math.min(255, pixel(20, r, c) * 5 / 4 + 6)));
    images.add(compressed(changed((r, c) -> pixel(41, r, c))));
    images.add(changed((r, c) -> pixel(77, r, SIDE - 1 - c)));
    images.add(changed((r, c) -> pixel(90, c, SIDE - 1 - r)));
    images.add(images.get(120).clone());

    List<DuplicatePair> pairs = find();

    assertThat(pairs)
        .extracting(DuplicatePair::first, DuplicatePair::second, DuplicatePair::turned)
        .containsExactly(
            tuple(3, GALAXIES, false),
            tuple(20, GALAXIES + 1, false),
            tuple(41, GALAXIES + 2, false),
            tuple(77, GALAXIES + 3, true),
            tuple(90, GALAXIES + 4, true),
            tuple(120, GALAXIES + 5, false));
    assertThat(pairs).allSatisfy(pair -> assertThat(pair.correlation()).isBetween(0.3, 1.0001));
  }

  @Test
  void flatImagesAreNoDuplicates() {
    images.add(new int[SIDE * SIDE]);
    images.add(new int[SIDE * SIDE]);

    assertThat(find()).isEmpty();
  }

  @Test
  void asksForMoreWhereImagesAreAlikeByNature() {
    images.clear();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 60; i++) {
      // The same outline each time, each filled in another way.
      images.add(
          changed((r, c) -> r > 8 && r < 56 && c > 8 && c < 56 ? 128 + random.nextInt(26) : 0));
    }
    images.add(images.get(5).clone());

    assertThat(find())
        .extracting(DuplicatePair::first, DuplicatePair::second, DuplicatePair::turned)
        .containsExactly(tuple(5, 60, false));
  }

  @Test
  void refusesMoreImagesThanCanBeCompared() {
    GreyImages many = new GreyImages(DuplicateFinder.MOST_IMAGES + 1, 1, 1);

    assertThatThrownBy(() -> DuplicateFinder.find(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too many");
  }

  @Test
  void realGalaxiesHaveNoneButThePlantedOne() {
    Assumptions.assumeTrue(Files.exists(REAL), REAL + " is not here");
    try (ImageSource source = Hdf5ImageSource.open(REAL, "images", "ans")) {
      int bytes = source.bytesPerImage();
      byte[] raw = new byte[source.size() * bytes];
      source.read(0, source.size(), raw);
      GreyImages grey = new GreyImages(source.size() + 1, source.height(), source.width());
      for (int image = 0; image <= source.size(); image++) {
        int from = (image == source.size() ? 17 : image) * bytes;
        grey.put(
            image, (r, c) -> Byte.toUnsignedInt(raw[from + 3 * (r * source.width() + c)]) / 255f);
      }

      assertThat(DuplicateFinder.find(grey))
          .extracting(DuplicatePair::first, DuplicatePair::second)
          .containsExactly(tuple(17, source.size()));
    }
  }

  private List<DuplicatePair> find() {
    GreyImages grey = new GreyImages(images.size(), SIDE, SIDE);
    IntStream.range(0, images.size())
        .forEach(i -> grey.put(i, (r, c) -> images.get(i)[r * SIDE + c] / 255f));
    return DuplicateFinder.find(grey);
  }

  private int pixel(int image, int row, int column) {
    return images.get(image)[Math.floorMod(row, SIDE) * SIDE + Math.floorMod(column, SIDE)];
  }

  private interface Pixel {
    int at(int row, int column);
  }

  private static int[] changed(Pixel pixel) {
    return IntStream.range(0, SIDE * SIDE).map(i -> pixel.at(i / SIDE, i % SIDE)).toArray();
  }

  private static int[] compressed(int[] image) throws IOException {
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setPixels(0, 0, SIDE, SIDE, image);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", jpeg);
    return ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray()))
        .getRaster()
        .getPixels(0, 0, SIDE, SIDE, (int[]) null);
  }

  private static List<int[]> galaxies() {
    List<int[]> galaxies = new ArrayList<>();
    try (ImageSource source = new GalaxySynthesizer(new SyntheticSpec(GALAXIES, SIDE, 5))) {
      int bytes = source.bytesPerImage();
      byte[] raw = new byte[GALAXIES * bytes];
      source.read(0, GALAXIES, raw);
      for (int image = 0; image < GALAXIES; image++) {
        int from = image * bytes;
        galaxies.add(
            IntStream.range(0, SIDE * SIDE)
                .map(i -> Byte.toUnsignedInt(raw[from + i * bytes / (SIDE * SIDE)]))
                .toArray());
      }
    }
    return galaxies;
  }
}
