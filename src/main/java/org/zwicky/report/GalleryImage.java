package org.zwicky.report;

import java.util.List;

/**
 * An image of the gallery, as the page's script reads it.
 *
 * @param truth index of its class
 * @param png the picture in base64; empty if there is none
 * @param answers of each top trial: pairs of class and probability, the most probable first; the
 *     true class is always among them
 */
public record GalleryImage(int truth, String png, List<List<List<Number>>> answers) {

  public GalleryImage {
    answers = List.copyOf(answers);
  }

  /** What a top trial takes it for. */
  public int answer(int trial) {
    return answers.get(trial).get(0).get(0).intValue();
  }

  /** The probability that a top trial gives a class, in [0, 1]; 0 if it is not listed. */
  public double probability(int trial, int ofClass) {
    return answers.get(trial).stream()
        .filter(pair -> pair.get(0).intValue() == ofClass)
        .mapToDouble(pair -> pair.get(1).doubleValue())
        .findFirst()
        .orElse(0);
  }
}
