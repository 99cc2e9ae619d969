package org.zwicky.analysis.gallery;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The images that a trial does best and worst on.
 *
 * @param trial its number
 * @param overall of all images
 * @param classes of each class, by class index
 */
public record TrialGallery(int trial, Extremes overall, List<Extremes> classes) {

  public TrialGallery {
    classes = List.copyOf(classes);
  }

  static TrialGallery of(Answers answers, int trial, int mostOverall, int mostOfClass) {
    return new TrialGallery(
        trial,
        Extremes.of(answers, trial, image -> true, mostOverall),
        IntStream.range(0, answers.classes())
            .mapToObj(
                k -> Extremes.of(answers, trial, image -> answers.label(image) == k, mostOfClass))
            .toList());
  }
}
