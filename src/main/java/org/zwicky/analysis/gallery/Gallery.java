package org.zwicky.analysis.gallery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.zwicky.analysis.ValidationAnswers;

/**
 * The validation images worth looking at. Of equal ones those that stand first in the data file are
 * taken, so that the same answers give the same gallery. Immutable.
 *
 * @param galleries of the top trials: the crowned one, where there is one, then the best
 * @param voters how many trials were asked for the suspects: the better half of the complete ones
 * @param suspects images that most of these mistake; none of fewer than {@value #FEWEST_VOTERS}
 * @param disagreements images that the top trials answer differently
 * @param comparisons of each two of the top trials
 * @param confused what the first of the top trials takes for something else, the most frequent pair
 *     of classes first
 */
public record Gallery(
    List<TrialGallery> galleries,
    int voters,
    List<Suspect> suspects,
    List<Disagreement> disagreements,
    List<TrialComparison> comparisons,
    List<ConfusedImages> confused) {

  /** Trials whose galleries can be chosen. */
  public static final int TRIALS = 5;

  /** Of fewer trials, a majority says little. */
  static final int FEWEST_VOTERS = 3;

  private static final int MOST_VOTERS = 50;
  private static final int OVERALL = 12;
  private static final int SHARED = 12;
  private static final int COMPARED = 8;
  private static final int PAIRS = 20;
  private static final int OF_PAIR = 4;

  /** Images of all classes together, best and worst each, that are shown of a trial. */
  private static final int OF_CLASSES = 32;

  private static final int FEWEST_OF_CLASS = 4;
  private static final int MOST_OF_CLASS = 8;

  public Gallery {
    galleries = List.copyOf(galleries);
    suspects = List.copyOf(suspects);
    disagreements = List.copyOf(disagreements);
    comparisons = List.copyOf(comparisons);
    confused = List.copyOf(confused);
  }

  /**
   * Chooses images.
   *
   * @param stored of the complete trials, best first
   * @param crowned number of the crowned trial; it comes first if its answers are known
   * @return empty if no answer is known, or of no image
   */
  public static Optional<Gallery> of(ValidationAnswers stored, OptionalInt crowned) {
    if (stored.isEmpty() || stored.labels().length == 0) {
      return Optional.empty();
    }
    Answers answers = new Answers(stored);
    List<Integer> top = top(stored.trials(), crowned);
    int ofClass =
        Math.max(FEWEST_OF_CLASS, Math.min(MOST_OF_CLASS, OF_CLASSES / answers.classes()));
    List<Integer> voters = voters(stored.trials());
    return Optional.of(
        new Gallery(
            top.stream().map(trial -> TrialGallery.of(answers, trial, OVERALL, ofClass)).toList(),
            voters.size(),
            voters.size() < FEWEST_VOTERS ? List.of() : Suspect.of(answers, voters, SHARED),
            Disagreement.of(answers, top, SHARED),
            TrialComparison.ofAll(answers, top, COMPARED),
            ConfusedImages.of(answers, top.get(0), PAIRS, OF_PAIR)));
  }

  /** Numbers of the top trials. */
  public List<Integer> trials() {
    return galleries.stream().map(TrialGallery::trial).toList();
  }

  /** The rows of all images that are shown, those of the first trial first. */
  public Set<Integer> images() {
    Set<Integer> images = new LinkedHashSet<>();
    add(images, galleries.get(0));
    suspects.forEach(suspect -> images.add(suspect.image()));
    disagreements.forEach(disagreement -> images.add(disagreement.image()));
    confused.forEach(pair -> images.addAll(pair.images()));
    comparisons.forEach(
        comparison -> Stream.of(comparison.fixed(), comparison.broken()).forEach(images::addAll));
    galleries.forEach(gallery -> add(images, gallery));
    return images;
  }

  /** The rows of those that are shown with what the first trial answers. */
  public Set<Integer> imagesOfFirst() {
    return new Gallery(
            galleries.subList(0, 1), voters, suspects, disagreements, List.of(), confused)
        .images();
  }

  private static void add(Set<Integer> images, TrialGallery gallery) {
    Stream.concat(Stream.of(gallery.overall()), gallery.classes().stream())
        .forEach(
            extremes -> {
              images.addAll(extremes.worst());
              images.addAll(extremes.best());
            });
  }

  private static List<Integer> top(List<Integer> trials, OptionalInt crowned) {
    Set<Integer> top = new LinkedHashSet<>();
    crowned.stream().filter(trials::contains).forEach(top::add);
    top.addAll(trials);
    return top.stream().limit(TRIALS).toList();
  }

  /**
   * The worse half is not asked: a trial that knows one class only contradicts all other labels.
   */
  private static List<Integer> voters(List<Integer> trials) {
    int half = Math.max(TRIALS, (trials.size() + 1) / 2);
    return new ArrayList<>(trials.subList(0, Math.min(trials.size(), Math.min(half, MOST_VOTERS))));
  }
}
