package org.zwicky.app.predict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.data.RawImage;
import org.zwicky.metric.ClassificationMetrics;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.metric.Metric;
import org.zwicky.training.batch.PixelSource;
import org.zwicky.training.predict.TrainedModel;

/**
 * Predicts images as they come, batch by batch, so that their number does not matter. Not
 * thread-safe.
 */
public final class Prediction implements PredictionInputs.Receiver, AutoCloseable {

  private static final int BATCH = 256;

  /** Problems that are told; a file of thousands of images may be unfit as a whole. */
  private static final int MOST_TOLD = 20;

  private final NetworkInput input;
  private final List<Model> models;
  private final PredictionWriter writer;
  private final Consumer<String> problems;
  private final long[][] counts;
  private final List<Waiting> waiting = new ArrayList<>();
  private int predicted;
  private int failed;

  /**
   * A loaded network.
   *
   * @param share of the mean that is its
   * @param symmetries in which it predicts each image
   */
  public record Model(TrainedModel network, double share, Symmetries symmetries) {}

  private record Waiting(String name, NetworkInput.Prepared image, OptionalInt label) {}

  /**
   * @param models of the same classes, at least one; closed with this
   * @param problems told of images that can't be predicted
   */
  public Prediction(
      NetworkInput input, List<Model> models, PredictionWriter writer, Consumer<String> problems) {
    this.input = input;
    this.models = List.copyOf(models);
    this.writer = writer;
    this.problems = problems;
    int classes = models.get(0).network().classes();
    this.counts = new long[classes][classes];
  }

  @Override
  public void onImage(String name, RawImage image, OptionalInt label) {
    NetworkInput.Prepared prepared;
    try {
      prepared = input.prepare(image);
    } catch (BadInputException e) {
      tell(name + " " + e.getMessage() + ".");
      return;
    }
    boolean otherShape =
        !waiting.isEmpty() && !waiting.get(0).image().shape().equals(prepared.shape());
    if (waiting.size() == BATCH || otherShape) {
      flush();
    }
    waiting.add(new Waiting(name, prepared, label));
  }

  @Override
  public void onUnreadable(String name, String reason) {
    tell(reason);
  }

  private void tell(String problem) {
    failed++;
    if (failed <= MOST_TOLD) {
      problems.accept(problem);
    } else if (failed == MOST_TOLD + 1) {
      problems.accept("there are more like these, which are not named.");
    }
  }

  /** Predicts what still waits. */
  public void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    float[][] probabilities = probabilities(waiting.get(0).image().shape());
    for (int i = 0; i < probabilities.length; i++) {
      Waiting image = waiting.get(i);
      float[] row = probabilities[i];
      int best = IntStream.range(1, row.length).reduce(0, (top, k) -> row[k] > row[top] ? k : top);
      writer.row(image.name(), best, row);
      image.label().ifPresent(label -> counts[label][best]++);
    }
    predicted += waiting.size();
    waiting.clear();
  }

  /** Images predicted so far. */
  public int predicted() {
    return predicted;
  }

  /** Images that could not be predicted. */
  public int failed() {
    return failed;
  }

  /** Scores of the images whose class is known; empty where there are none. */
  public Map<String, Double> scores() {
    ConfusionMatrix matrix = ConfusionMatrix.ofCounts(counts);
    Map<String, Double> scores = new LinkedHashMap<>();
    if (matrix.total() > 0) {
      ClassificationMetrics metrics = ClassificationMetrics.of(matrix);
      scores.put(Metric.ACCURACY.key(), metrics.accuracy());
      scores.put(Metric.MACRO_F1.key(), metrics.macroF1());
      scores.put(Metric.BALANCED_ACCURACY.key(), metrics.balancedAccuracy());
    }
    return scores;
  }

  @Override
  public void close() {
    models.forEach(model -> model.network().close());
  }

  private float[][] probabilities(FeatureShape shape) {
    PixelSource pixels =
        (image, target, offset) -> {
          float[] values = waiting.get(image).image().values();
          System.arraycopy(values, 0, target, offset, values.length);
        };
    int[] images = IntStream.range(0, waiting.size()).toArray();
    double[][] sums = new double[images.length][counts.length];
    for (Model model : models) {
      float[][] rows = model.network().probabilities(pixels, shape, images, model.symmetries());
      for (int i = 0; i < rows.length; i++) {
        for (int k = 0; k < rows[i].length; k++) {
          sums[i][k] += model.share() * rows[i][k];
        }
      }
    }
    float[][] mean = new float[images.length][counts.length];
    for (int i = 0; i < mean.length; i++) {
      for (int k = 0; k < mean[i].length; k++) {
        mean[i][k] = (float) sums[i][k];
      }
    }
    return mean;
  }
}
