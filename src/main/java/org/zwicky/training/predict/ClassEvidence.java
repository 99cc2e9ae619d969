package org.zwicky.training.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.training.augment.Symmetry;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.batch.BatchLoader;
import org.zwicky.training.batch.PixelSource;
import org.zwicky.training.dl4j.DilatedDepthwise;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.model.ModelReader;
import org.zwicky.training.run.CandidateTrainer;

/**
 * Where in an image a saved network sees what speaks for a class. DL4J computes it, whatever the
 * network was trained on. Not thread-safe.
 */
public final class ClassEvidence implements AutoCloseable {

  private static final int BATCH_SIZE = 32;

  private final TrainableNetwork network;

  ClassEvidence(TrainableNetwork network) {
    this.network = network;
  }

  /**
   * Reads a model that {@link CandidateTrainer} saved.
   *
   * @throws BadInputException if there is no such file or it is not a DL4J model
   */
  public static ClassEvidence load(Path file) {
    Backend.prepare();
    try {
      return new ClassEvidence(ModelReader.read(file));
    } catch (IOException | RuntimeException e) {
      throw new BadInputException(file + " cannot be read as a model", e);
    }
  }

  /** Number of classes, K. */
  public int classes() {
    return Math.toIntExact(network.outputLayer().getNOut());
  }

  /**
   * Finds the places that speak for one class each.
   *
   * @param pixels scaled as in training
   * @param shape of every image
   * @param images numbers of the images; one may stand there several times
   * @param classes class of each, from 0 to below {@link #classes()}
   * @return a map each, all of one kind and size
   */
  public List<EvidenceMap> maps(
      PixelSource pixels, FeatureShape shape, int[] images, int[] classes) {
    return DilatedDepthwise.compute(
        network,
        () -> {
          List<EvidenceMap> maps = new ArrayList<>();
          LogitGradient gradient = new LogitGradient(network);
          try (BatchLoader loader = new BatchLoader(pixels, shape, classes())) {
            for (int from = 0; from < images.length; from += BATCH_SIZE) {
              int to = Math.min(images.length, from + BATCH_SIZE);
              INDArray features = loader.load(images, from, to, Symmetry.IDENTITY).features();
              maps.addAll(
                  maps(
                      gradient,
                      features.castTo(network.params().dataType()),
                      Arrays.copyOfRange(classes, from, to)));
            }
          }
          return maps;
        });
  }

  private static List<EvidenceMap> maps(LogitGradient gradient, INDArray features, int[] classes) {
    INDArray[] activations = gradient.activations(features);
    int step = gradient.lastMap(activations);
    INDArray slopes = gradient.gradient(activations, step, classes);
    INDArray map = step == 0 ? saliency(slopes) : gradCam(activations[step], slopes);
    EvidenceKind kind = step == 0 ? EvidenceKind.GRADIENT : EvidenceKind.GRAD_CAM;
    int height = Math.toIntExact(map.size(1));
    int width = Math.toIntExact(map.size(2));
    List<EvidenceMap> maps = new ArrayList<>();
    for (int i = 0; i < classes.length; i++) {
      float[] values = map.slice(i).dup('c').data().asFloat();
      maps.add(EvidenceMap.scaled(kind, height, width, values));
    }
    return maps;
  }

  /** Of maps and gradients (N,C,H,W): shape (N,H,W). */
  private static INDArray gradCam(INDArray maps, INDArray gradients) {
    INDArray weights = gradients.mean(true, 2, 3);
    INDArray sum = maps.mul(weights).sum(1);
    return Transforms.relu(sum, true);
  }

  /** Of gradients (N,C,H,W): shape (N,H,W). */
  private static INDArray saliency(INDArray gradients) {
    return Transforms.abs(gradients, true).max(1);
  }

  @Override
  public void close() {
    network.close();
  }
}
