package org.zwicky.training.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.zwicky.training.dl4j.GraphNetwork;
import org.zwicky.training.dl4j.SequentialNetwork;
import org.zwicky.training.dl4j.TrainableNetwork;

/**
 * Reads models that may come from strangers. DL4J's own reader deserialises an entry of such a
 * file, and its native code trusts what the numbers say of themselves: here nothing but
 * configuration and coefficients is looked at, and both are checked before DL4J sees them.
 */
public final class ModelReader {

  /** A configuration of 100 layers has 300 kB. */
  private static final int MOST_CONFIGURATION_BYTES = 16 << 20;

  private ModelReader() {}

  /**
   * Reads a network without the updater's state.
   *
   * @throws IOException if the file can't be read, is no zip file, or no model; the message says
   *     what is wrong
   */
  public static TrainableNetwork read(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String configuration = configuration(zip);
      INDArray parameters = parameters(zip, file.toFile().length());
      return network(configuration, parameters);
    }
  }

  private static String configuration(ZipFile zip) throws IOException {
    try (InputStream in = zip.getInputStream(entry(zip, ModelSerializer.CONFIGURATION_JSON))) {
      byte[] bytes = in.readNBytes(MOST_CONFIGURATION_BYTES + 1);
      if (bytes.length > MOST_CONFIGURATION_BYTES) {
        throw new IOException("its configuration is too long");
      }
      String json = new String(bytes, StandardCharsets.UTF_8);
      KnownLayers.requireIn(json);
      return json;
    }
  }

  private static INDArray parameters(ZipFile zip, long fileBytes) throws IOException {
    ZipEntry entry = entry(zip, ModelSerializer.COEFFICIENTS_BIN);
    // Java checks no sum of an entry that is read by its name.
    CheckedInputStream checked = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(checked, 1 << 16))) {
      INDArray parameters = Coefficients.read(in, fileBytes);
      if (in.read() >= 0 || checked.getChecksum().getValue() != entry.getCrc()) {
        throw new IOException("its coefficients are damaged");
      }
      return parameters;
    }
  }

  private static ZipEntry entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it has no " + name);
    }
    return entry;
  }

  private static TrainableNetwork network(String json, INDArray parameters) throws IOException {
    try {
      // Only a graph's configuration names its inputs.
      if (json.contains("\"networkInputs\"")) {
        ComputationGraph graph = new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
        graph.init(parameters, false);
        return new GraphNetwork(graph);
      }
      MultiLayerNetwork sequence = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
      sequence.init(parameters, false);
      return new SequentialNetwork(sequence);
    } catch (RuntimeException e) {
      throw new IOException("its configuration and coefficients make no network", e);
    }
  }
}
