package org.zwicky.spacefile.starter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zwicky.data.NamedParts;

/**
 * What is known of the images that a search space is written for.
 *
 * @param fields of the {@code data} section that say what to read, such as {@code format} and
 *     {@code path}, in the order they shall stand
 * @param parts folders that are parts of the data
 * @param description one line for people
 * @param height of an image in pixels
 * @param width of an image in pixels
 * @param channels 1 for gray, 3 for colour
 * @param classCounts images of each class, at least two classes
 * @param classNames their names
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record DataFacts(
    Map<String, Object> fields,
    NamedParts parts,
    String description,
    int height,
    int width,
    int channels,
    int[] classCounts,
    List<String> classNames) {

  /** Side of the square crop that the challenge of Galaxy10 uses. */
  static final int GALAXY_CROP = 64;

  private static final int GALAXY_SIDE = 69;
  private static final double NOTABLE_IMBALANCE = 1.5;

  /** Images in all. */
  public int images() {
    return Arrays.stream(classCounts).sum();
  }

  /** Whether each class has an image for each of three parts; else the test part has to go. */
  public boolean hasTest() {
    return Arrays.stream(classCounts).noneMatch(count -> count == 1 || count == 2);
  }

  /** Images of the smallest class. */
  public int smallestClass() {
    return Arrays.stream(classCounts).min().orElseThrow();
  }

  /** How many times as many images the largest class has as the smallest, at least 1. */
  public double imbalance() {
    return Arrays.stream(classCounts).max().orElseThrow() / (double) Math.max(1, smallestClass());
  }

  /** Whether the classes differ so much that a treatment can pay. */
  boolean isImbalanced() {
    return imbalance() >= NOTABLE_IMBALANCE;
  }

  /** Whether the images have the layout of Galaxy10 SDSS. */
  boolean isGalaxy10() {
    return height == GALAXY_SIDE && width == GALAXY_SIDE && channels == 3;
  }

  /** The shorter side of an image in pixels. */
  int side() {
    return Math.min(height, width);
  }
}
