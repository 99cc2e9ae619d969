package org.zwicky.training.batch;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.training.loss.ClassPriors;

/**
 * What a candidate learns from and is judged by. The test part is not in it. Immutable as long as
 * the pixels are; thread-safe.
 */
public final class TrainingData {

  private final PixelSource pixels;
  private final int[] labels;
  private final FeatureShape shape;
  private final int classes;
  private final int[] training;
  private final int[] validation;

  /**
   * @param pixels every image, scaled as the network shall see it
   * @param labels class of every image, from 0, by image number
   * @param shape of every image
   * @param classes number of classes, at least 2, with or without images
   * @param training numbers of the images to learn from, at least one
   * @param validation numbers of the images to be judged by, at least one
   * @throws BadInputException if a part is empty
   */
  public TrainingData(
      PixelSource pixels,
      int[] labels,
      FeatureShape shape,
      int classes,
      int[] training,
      int[] validation) {
    if (training.length == 0 || validation.length == 0) {
      throw new BadInputException(
          "The "
              + (training.length == 0 ? "training" : "validation")
              + " part of the data has no images: choose other fractions in data.split.");
    }
    this.pixels = pixels;
    this.labels = labels.clone();
    this.shape = shape;
    this.classes = classes;
    this.training = training.clone();
    this.validation = validation.clone();
  }

  /** Images whose pixels lie one after the other, in the order image, channel, row, column. */
  public static TrainingData of(
      float[] pixels,
      int[] labels,
      FeatureShape shape,
      int classes,
      int[] training,
      int[] validation) {
    int size = Math.toIntExact(shape.size());
    PixelSource source =
        (image, target, offset) ->
            System.arraycopy(pixels, Math.multiplyExact(image, size), target, offset, size);
    return new TrainingData(source, labels, shape, classes, training, validation);
  }

  /** Shape of every image. */
  public FeatureShape shape() {
    return shape;
  }

  /** Number of classes, K. */
  public int classes() {
    return classes;
  }

  /** Classes of the validation images, in their order; the rows of predictions have the same. */
  public int[] validationLabels() {
    return Arrays.stream(validation).map(image -> labels[image]).toArray();
  }

  /** All images. */
  public PixelSource pixels() {
    return pixels;
  }

  /** The class of an image, from 0. */
  public int label(int image) {
    return labels[image];
  }

  /** Numbers of the images to learn from. */
  public int[] training() {
    return training.clone();
  }

  /** Numbers of the images to be judged by. */
  public int[] validation() {
    return validation.clone();
  }

  /** How frequent the classes are among the training images. */
  public ClassPriors priors() {
    int[] counts = new int[classes];
    for (int image : training) {
      counts[labels[image]]++;
    }
    return new ClassPriors(counts);
  }

  /**
   * @param oversampling by which power small classes are shown more often; empty for not at all
   */
  public EpochSampler sampler(OptionalDouble oversampling, long seed) {
    return new EpochSampler(training, labels, classes, oversampling, seed);
  }
}
