package org.zwicky.training;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.factory.Nd4j;

/** Writes models as DL4J's own zip files, which any DL4J program reads without Zwicky. */
final class ModelFiles {

  private ModelFiles() {}

  /**
   * Reads a network that {@link #save} or DL4J wrote, without the updater's state.
   *
   * @throws IOException if the file cannot be read or is no zip file
   * @throws RuntimeException if it is not a model
   */
  static TrainableNetwork load(Path file) throws IOException {
    return isGraph(file)
        ? new GraphNetwork(ModelSerializer.restoreComputationGraph(file.toFile(), false))
        : new SequentialNetwork(ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false));
  }

  /** Only a graph's configuration names its inputs. */
  private static boolean isGraph(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream configuration =
            zip.getInputStream(zip.getEntry(ModelSerializer.CONFIGURATION_JSON))) {
      String json = new String(configuration.readAllBytes(), StandardCharsets.UTF_8);
      return json.contains("\"networkInputs\"");
    }
  }

  /**
   * What {@link ModelSerializer} writes, but not compressed: that takes ten times as long, for a
   * tenth of the size.
   */
  private static void write(TrainableNetwork network, Path file) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(new ZipEntry(ModelSerializer.CONFIGURATION_JSON));
      zip.write(PlainConfiguration.of(network).getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(ModelSerializer.COEFFICIENTS_BIN));
      DataOutputStream numbers = new DataOutputStream(new BufferedOutputStream(zip));
      Nd4j.write(network.params(), numbers);
      numbers.flush();
    }
  }

  /** Saves network and weights, without the updater's state; replaces a file in one step. */
  static void save(TrainableNetwork network, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".part");
      try {
        write(network, unfinished);
        Files.move(
            unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot save the model to %s (%s)".formatted(file, e.getMessage()), e);
    }
  }
}
