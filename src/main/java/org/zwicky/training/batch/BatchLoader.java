package org.zwicky.training.batch;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.training.augment.Augmentation;
import org.zwicky.training.augment.Draws;
import org.zwicky.training.augment.Symmetry;

/**
 * Copies images into off-heap batches, transforming them on the way. A batch is valid until the
 * next one of its size is loaded. Not thread-safe.
 */
public final class BatchLoader implements AutoCloseable {

  private final PixelSource pixels;
  private final FeatureShape shape;
  private final int classes;
  private final float[] image;
  private final float[] transformed;
  private final Map<Integer, Batch> batches = new HashMap<>();

  /**
   * @param shape of one image
   * @param classes columns of the labels
   */
  public BatchLoader(PixelSource pixels, FeatureShape shape, int classes) {
    this.pixels = pixels;
    this.shape = shape;
    this.classes = classes;
    this.image = new float[Math.toIntExact(shape.size())];
    this.transformed = new float[image.length];
  }

  /**
   * A training batch: images {@code from} to {@code to} of an epoch's order. What is done to them
   * depends on the seed, the epoch and the place in the order alone, and for mixed images on what
   * else is in the batch.
   */
  public Batch load(
      TrainingData data,
      int[] order,
      int from,
      int to,
      Augmentation augmentation,
      long seed,
      int epoch) {
    Batch batch = batch(to - from);
    FloatBuffer features = batch.features().data().asNioFloat();
    FloatBuffer labels = batch.labels().data().asNioFloat();
    Draws draws = RandomStreams.augmentation(seed, epoch);
    for (int i = from; i < to; i++) {
      pixels.copyImage(order[i], image, 0);
      features.put((i - from) * image.length, augmentation.apply(image, draws, i));
      putOneHot(labels, i - from, data.label(order[i]));
      batch.targets()[i - from] = data.label(order[i]);
    }
    augmentation.mix(features, labels, batch.targets(), draws, from);
    return batch;
  }

  /** Images for prediction, all in one symmetry; the labels of the batch mean nothing. */
  public Batch load(int[] images, int from, int to, Symmetry symmetry) {
    Batch batch = batch(to - from);
    FloatBuffer features = batch.features().data().asNioFloat();
    for (int i = from; i < to; i++) {
      putImage(features, i - from, images[i], symmetry);
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
