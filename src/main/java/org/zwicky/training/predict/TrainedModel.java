package org.zwicky.training.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.training.augment.Symmetry;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.batch.BatchLoader;
import org.zwicky.training.batch.PixelSource;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.engine.Classifier;
import org.zwicky.training.engine.Dl4jEngine;
import org.zwicky.training.engine.Engines;
import org.zwicky.training.model.ModelReader;
import org.zwicky.training.run.CandidateTrainer;

/** A saved network, to predict with. Not thread-safe. */
public final class TrainedModel implements AutoCloseable {

  private static final int BATCH_SIZE = 64;

  private final TrainableNetwork network;
  private final Optional<NetworkSpec> spec;
  private Classifier classifier;
  private FeatureShape planned;

  private TrainedModel(TrainableNetwork network, Optional<NetworkSpec> spec) {
    this.network = network;
    this.spec = spec;
  }

  /**
   * Reads a model that {@link CandidateTrainer} or DL4J saved. DL4J predicts with it.
   *
   * @throws BadInputException if there is no such file or it is not a DL4J model
   */
  public static TrainedModel load(Path file) {
    return load(file, Optional.empty());
  }

  /**
   * Reads a model that {@link CandidateTrainer} saved, to predict on what it was trained with: on
   * oneDNN itself, several times as fast as DL4J, where the machine and the layers allow it.
   *
   * @param spec what the network was built of
   * @throws BadInputException if there is no such file or it is not a DL4J model
   */
  public static TrainedModel load(Path file, NetworkSpec spec) {
    return load(file, Optional.of(spec));
  }

  private static TrainedModel load(Path file, Optional<NetworkSpec> spec) {
    Backend.prepare();
    try {
      return new TrainedModel(ModelReader.read(file), spec);
    } catch (IOException | RuntimeException e) {
      throw new BadInputException(
          file + " cannot be read as a model: choose a file that a finished trial saved.", e);
    }
  }

  /** Number of classes, K. */
  public int classes() {
    return Math.toIntExact(network.outputLayer().getNOut());
  }

  /**
   * Predicts images, scaled as in training.
   *
   * @param shape of every image, as in training
   * @param count images 0 to {@code count} − 1 are predicted
   * @return softmax of each, shape (count, K)
   */
  public float[][] probabilities(PixelSource pixels, FeatureShape shape, int count) {
    return probabilities(pixels, shape, IntStream.range(0, count).toArray(), Symmetries.NONE);
  }

  /**
   * Predicts images, scaled as in training.
   *
   * @param shape of every image, as in training
   * @param images numbers of those to predict
   * @param symmetries in which each image is predicted
   * @return softmax of each, or its mean over the symmetries, shape (N, K)
   */
  public float[][] probabilities(
      PixelSource pixels, FeatureShape shape, int[] images, Symmetries symmetries) {
    try (BatchLoader loader = new BatchLoader(pixels, shape, classes())) {
      List<Symmetry> views = Symmetry.of(symmetries, shape.isSquare());
      return new Predictor(classifier(shape), loader, BATCH_SIZE, views).probabilities(images);
    }
  }

  @Override
  public void close() {
    if (classifier != null) {
      classifier.close();
    }
    network.close();
  }

  /** Planned for one shape: images of another one are rare. */
  private Classifier classifier(FeatureShape shape) {
    if (!shape.equals(planned)) {
      if (classifier != null) {
        classifier.close();
      }
      classifier =
          spec.map(known -> Engines.toPredict(network, known, shape, classes()))
              .orElseGet(() -> new Dl4jEngine(network));
      planned = shape;
    }
    return classifier;
  }
}
