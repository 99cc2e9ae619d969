package org.zwicky.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.training.batch.TrainingData;

/** A tiny learnable problem: noisy images of horizontal, vertical or no stripes. */
public final class Stripes {

  public static final FeatureShape SHAPE = FeatureShape.image(1, 8, 8);
  public static final int CLASSES = 3;

  private Stripes() {}

  /** Images of the classes in turn, the first three quarters to train on. */
  public static TrainingData data(int count) {
    return data(IntStream.range(0, count).map(i -> i % CLASSES).toArray());
  }

  public static TrainingData data(int[] labels) {
    SplittableRandom random = new SplittableRandom(17);
    int size = (int) SHAPE.size();
    float[] pixels = new float[labels.length * size];
    for (int image = 0; image < labels.length; image++) {
      int phase = random.nextInt(2);
      for (int i = 0; i < size; i++) {
        int position = labels[image] == 0 ? i / 8 : i % 8;
        double stripe = labels[image] == 2 ? 0.5 : (position + phase) % 2;
        pixels[image * size + i] = (float) (0.8 * stripe + 0.2 * random.nextDouble());
      }
    }
    int training = labels.length * 3 / 4;
    return TrainingData.of(
        pixels,
        labels,
        SHAPE,
        CLASSES,
        IntStream.range(0, training).toArray(),
        IntStream.range(training, labels.length).toArray());
  }
}
