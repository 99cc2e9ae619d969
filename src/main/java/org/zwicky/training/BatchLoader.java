package org.zwicky.training;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.network.FeatureShape;

/**
 * Copies images into off-heap batches, transforming them on the way. A batch is valid until the
 * next one of its size is loaded. Not thread-safe.
 */
final class BatchLoader implements AutoCloseable {

  private static final long SYMMETRY_STREAM = 2;

  private final PixelSource pixels;
  private final FeatureShape shape;
  private final int classes;
  private final float[] image;
  private final float[] transformed;
  private final Map<Integer, Batch> batches = new HashMap<>();

  BatchLoader(PixelSource pixels, FeatureShape shape, int classes) {
    this.pixels = pixels;
    this.shape = shape;
    this.classes = classes;
    this.image = new float[Math.toIntExact(shape.size())];
    this.transformed = new float[image.length];
  }

  /**
   * A training batch: images {@code from} to {@code to} of an epoch's order, each transformed by a
   * symmetry that depends on the seed, the epoch and the place in the order alone.
   */
  Batch load(
      TrainingData data,
      int[] order,
      int from,
      int to,
      List<Symmetry> symmetries,
      long seed,
      int epoch) {
    Batch batch = batch(to - from);
    FloatBuffer features = batch.features().data().asNioFloat();
    FloatBuffer labels = batch.labels().data().asNioFloat();
    for (int i = from; i < to; i++) {
      Symmetry symmetry =
          symmetries.size() == 1
              ? symmetries.get(0)
              : Symmetry.pick(symmetries, Seeds.stream(seed, SYMMETRY_STREAM, epoch, i));
      putImage(features, i - from, order[i], symmetry);
      putOneHot(labels, i - from, data.label(order[i]));
      batch.targets()[i - from] = data.label(order[i]);
    }
    return batch;
  }

  /** Images for prediction, as they are; the labels of the batch mean nothing. */
  Batch load(int[] images, int from, int to) {
    Batch batch = batch(to - from);
    FloatBuffer features = batch.features().data().asNioFloat();
    for (int i = from; i < to; i++) {
      putImage(features, i - from, images[i], Symmetry.IDENTITY);
    }
    return batch;
  }

  @Override
  public void close() {
    batches.values().forEach(Batch::close);
    batches.clear();
  }

  private Batch batch(int size) {
    return batches.computeIfAbsent(size, n -> Batch.allocate(n, shape, classes));
  }

  private void putImage(FloatBuffer features, int row, int number, Symmetry symmetry) {
    pixels.copyImage(number, image, 0);
    float[] result = image;
    if (symmetry != Symmetry.IDENTITY) {
      symmetry.apply(image, transformed, shape.channels(), shape.height(), shape.width());
      result = transformed;
    }
    features.put(row * image.length, result, 0, image.length);
  }

  private void putOneHot(FloatBuffer labels, int row, int target) {
    for (int k = 0; k < classes; k++) {
      labels.put(row * classes + k, k == target ? 1 : 0);
    }
  }
}
