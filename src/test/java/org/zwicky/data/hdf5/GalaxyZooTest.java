package org.zwicky.data.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetLoader;
import org.zwicky.data.LabeledImages;

/** Real galaxies, checked against what h5py and NumPy read from the same file. */
class GalaxyZooTest {

  private static final Path FILE = Path.of("../shared/data/galaxy-zoo1.h5");

  private JsonNode expected;

  @BeforeEach
  void needsTheFile() throws IOException {
    assumeTrue(Files.exists(FILE), FILE + " is absent");
    expected = new ObjectMapper().readTree(GalaxyZooTest.class.getResource("galaxy-zoo1.json"));
  }

  @Test
  void readsWhatH5pyReads() {
    try (Hdf5ImageSource source = Hdf5ImageSource.open(FILE, "images", "ans")) {
      assertThat(List.of(source.size(), source.height(), source.width(), source.channels()))
          .isEqualTo(List.of(5286, 69, 69, 3));
      byte[] image = new byte[source.bytesPerImage()];
      for (JsonNode pixel : expected.get("pixels")) {
        JsonNode place = pixel.get("place");
        source.read(place.get(0).asInt(), 1, image);
        int at = (place.get(1).asInt() * 69 + place.get(2).asInt()) * 3 + place.get(3).asInt();
        assertThat(Byte.toUnsignedInt(image[at]))
            .as("pixel %s", place)
            .isEqualTo(pixel.get("value").asInt());
      }
    }
  }

  @Test
  void everyByteAddsUpToWhatH5pyReads() {
    try (Hdf5ImageSource source = Hdf5ImageSource.open(FILE, "images", "ans")) {
      long sum = 0;
      int block = source.blockSize();
      byte[] bytes = new byte[block * source.bytesPerImage()];
      for (int first = 0; first < source.size(); first += block) {
        int count = Math.min(block, source.size() - first);
        source.read(first, count, bytes);
        for (int i = 0; i < count * source.bytesPerImage(); i++) {
          sum += Byte.toUnsignedInt(bytes[i]);
        }
      }
      assertThat(sum).isEqualTo(expected.get("byteSum").asLong());
    }
  }

  @Test
  void preparesThemAsNumPyDoes() {
    DataSpec spec = DataSpec.hdf5(FILE).withPreprocessing(OptionalInt.of(64), true);
    try (Hdf5ImageSource source = Hdf5ImageSource.open(FILE, "images", "ans")) {
      LabeledImages images = DatasetLoader.load(source, spec);

      assertThat(images.classCounts()).containsExactly(3716, 680, 798, 92);
      for (int i = 0; i < 20; i++) {
        assertThat(images.label(i)).isEqualTo(expected.get("firstLabels").get(i).asInt());
      }
      float[] last = new float[images.valuesPerImage()];
      images.copyImage(5285, last, 0);
      for (int column = 0; column < 64; column++) {
        float numPy = (float) expected.get("lastImageGrayRow32").get(column).asDouble();
        assertThat(last[32 * 64 + column]).isEqualTo(numPy);
      }
    }
  }
}
