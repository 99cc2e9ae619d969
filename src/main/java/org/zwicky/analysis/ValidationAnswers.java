package org.zwicky.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.study.Study;
import org.zwicky.study.TrialStore;

/**
 * What the complete trials of a study answered on its validation images. Immutable as long as
 * nobody writes to the arrays it hands out, which it does not copy: they may hold a hundred million
 * numbers.
 */
public final class ValidationAnswers {

  /** Of a study whose answers are not known, or that has none. */
  public static final ValidationAnswers NONE =
      new ValidationAnswers(List.of(), new int[0], new int[0], Map.of());

  private final List<String> classNames;
  private final int[] labels;
  private final int[] images;
  private final Map<Integer, float[][]> probabilities;

  /**
   * @param classNames by class index
   * @param labels true class of each image, shape (N)
   * @param images position of each image in the data file, shape (N)
   * @param probabilities image × class by trial number, shape (N, K)
   * @throws IllegalArgumentException if a trial has answers for another number of images
   */
  public ValidationAnswers(
      List<String> classNames, int[] labels, int[] images, Map<Integer, float[][]> probabilities) {
    this.classNames = List.copyOf(classNames);
    this.labels = labels;
    this.images = images;
    this.probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    this.probabilities.forEach(
        (trial, rows) -> {
          if (rows.length != labels.length || images.length != labels.length) {
            throw new IllegalArgumentException(
                "Trial %d has answers for %d images, but there are %d labels of %d images."
                    .formatted(trial, rows.length, labels.length, images.length));
          }
        });
  }

  /**
   * Reads them.
   *
   * @param trials numbers of trials; those without answers are left out
   */
  static ValidationAnswers read(Study study, List<Integer> trials, TrialStore store) {
    Map<Integer, float[][]> probabilities = new LinkedHashMap<>();
    for (int trial : trials) {
      store.probabilities(study.name(), trial).ifPresent(rows -> probabilities.put(trial, rows));
    }
    return new ValidationAnswers(
        study.data().classNames(),
        study.data().validationLabels(),
        study.data().validationIndices(),
        probabilities);
  }

  /** The names of the classes by class index. */
  public List<String> classNames() {
    return classNames;
  }

  /** The number of classes K. */
  public int classes() {
    return classNames.size();
  }

  /** True class of each image, shape (N). */
  public int[] labels() {
    return labels;
  }

  /** Position of each image in the data file, shape (N). */
  public int[] images() {
    return images;
  }

  /** Numbers of the trials whose answers are known, best first. */
  public List<Integer> trials() {
    return List.copyOf(probabilities.keySet());
  }

  /** Whether no answer is known. */
  public boolean isEmpty() {
    return probabilities.isEmpty();
  }

  /**
   * What a trial answered: image × class, shape (N, K), rows sum to 1.
   *
   * @throws IllegalArgumentException if its answers are not known
   */
  public float[][] probabilities(int trial) {
    float[][] rows = probabilities.get(trial);
    if (rows == null) {
      throw new IllegalArgumentException("The answers of trial " + trial + " are not known.");
    }
    return rows;
  }

  /**
   * The class that a trial takes each image for, shape (N); of equally likely ones the first.
   *
   * @throws IllegalArgumentException if its answers are not known
   */
  public int[] predictions(int trial) {
    float[][] rows = probabilities(trial);
    int[] predictions = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      predictions[i] = ConfusionMatrix.argmax(rows[i]);
    }
    return predictions;
  }
}
