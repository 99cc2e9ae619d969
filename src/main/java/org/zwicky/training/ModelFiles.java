package org.zwicky.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Writes models as DL4J's own zip files, which any DL4J program reads without Zwicky. */
final class ModelFiles {

  private ModelFiles() {}

  /** Saves network and weights, without the updater's state; replaces a file in one step. */
  static void save(MultiLayerNetwork network, Path file) {
    OutputLayer output = (OutputLayer) network.getOutputLayer().conf().getLayer();
    ILossFunction loss = output.getLossFn();
    // A loss of Zwicky's own would need Zwicky's classes to be read back.
    output.setLossFn(new LossMCXENT());
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".part");
      try {
        ModelSerializer.writeModel(network, unfinished.toFile(), false);
        Files.move(
            unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot save the model to " + file, e);
    } finally {
      output.setLossFn(loss);
    }
  }
}
