package org.zwicky.training.model;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.base.file.DiskSync;
import org.zwicky.base.file.OwnerOnly;
import org.zwicky.training.dl4j.TrainableNetwork;

/** Writes models as DL4J's own zip files, which any DL4J program reads without Zwicky. */
public final class ModelFiles {

  private ModelFiles() {}

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

  /**
   * Saves network and weights, without the updater's state; replaces a file in one step. It is on
   * the disk when this returns: a trial that is recorded as complete has its network, whatever
   * happens to the power.
   */
  public static void save(TrainableNetwork network, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      OwnerOnly.createDirectories(folder);
      Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".part");
      try {
        write(network, unfinished);
        DiskSync.file(unfinished);
        Files.move(
            unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        DiskSync.directory(folder);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot save the model to %s (%s)".formatted(file, e.getMessage()), e);
    }
  }
}
