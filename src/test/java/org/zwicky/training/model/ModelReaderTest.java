package org.zwicky.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.run.CandidateTrainer;

/** Models of strangers. */
@Tag("slow")
class ModelReaderTest {

  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";

  @TempDir Path folder;
  private Path file;
  private Map<String, byte[]> entries;

  /** Says that it was deserialised. */
  static final class Trap implements Serializable {

    private static final long serialVersionUID = 1;
    private static boolean sprung;

    private void readObject(ObjectInputStream in) {
      sprung = true;
    }
  }

  @BeforeEach
  void makeOne() throws IOException {
    file = folder.resolve("model.zip");
    new CandidateTrainer(Stripes.data(80), Metric.ACCURACY, Goal.MAXIMIZE)
        .train(
            Specs.trial(Specs.adam(1, 16, 1e-2), Specs.conv(4, 3, ActivationKind.RELU, true)),
            1,
            EpochObserver.NONE,
            Optional.of(file));
    entries = read(file);
  }

  @Test
  void looksAtNothingButConfigurationAndCoefficients() throws IOException {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(object)) {
      out.writeObject(new ArrayList<>(List.of(new Trap())));
    }
    entries.put("preprocessor.bin", object.toByteArray());
    entries.put("normalizer.bin", object.toByteArray());
    entries.put("updaterState.bin", object.toByteArray());

    TrainableNetwork network = ModelReader.read(write());

    assertThat(network.params().length()).isPositive();
    assertThat(Trap.sprung).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "org.deeplearning4j.nn.conf.layers.ConvolutionLayer,java.lang.ProcessBuilder",
    "org.deeplearning4j.nn.conf.layers.ConvolutionLayer,org.deeplearning4j.nn.conf.layersX.Y",
    "org.nd4j.linalg.activations.impl.ActivationReLU,javax.script.ScriptEngineManager",
    "ConvolutionLayer,Convolution\\u004cayer"
  })
  void refusesClassesThatAreNoLayers(String known, String other) throws IOException {
    String json = new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8);
    entries.put(CONFIGURATION, json.replace(known, other).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> ModelReader.read(write()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its configuration");
  }

  @Test
  void refusesAConfigurationThatIsNestedWithoutEnd() throws IOException {
    entries.put(CONFIGURATION, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> ModelReader.read(write())).hasMessageContaining("nested too deeply");
  }

  @Test
  void refusesCoefficientsThatSayMoreOfThemselvesThanIsThere() throws IOException {
    for (long length : new long[] {-1, 0, 3, 1L << 20, 1L << 33, Long.MAX_VALUE}) {
      entries.put(COEFFICIENTS, coefficients(length));

      assertThatThrownBy(() -> ModelReader.read(write()))
          .as("%d numbers", length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesNumbersThatChanged() throws IOException {
    String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
    byte[] numbers = entries.get(COEFFICIENTS);
    String last = new String(numbers, numbers.length - 16, 16, StandardCharsets.ISO_8859_1);
    byte[] changed = whole.getBytes(StandardCharsets.ISO_8859_1);
    changed[whole.indexOf(last)] ^= 1;
    Files.write(file, changed);

    assertThatThrownBy(() -> ModelReader.read(file)).hasMessageContaining("damaged");
  }

  private static byte[] coefficients(long length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF("MIXED_DATA_TYPES");
      out.writeLong(6);
      out.writeUTF("LONG");
      for (long value : new long[] {1, length, 1, 32, 1, 'c'}) {
        out.writeLong(value);
      }
      out.writeUTF("MIXED_DATA_TYPES");
      out.writeLong(length);
      out.writeUTF("FLOAT");
      out.writeFloat(1);
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> read(Path zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream all = new ZipInputStream(in)) {
      for (ZipEntry entry = all.getNextEntry(); entry != null; entry = all.getNextEntry()) {
        entries.put(entry.getName(), all.readAllBytes());
      }
    }
    return entries;
  }

  private Path write() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }
}
