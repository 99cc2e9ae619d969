package org.zwicky.analysis;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.metric.Goal;

/**
 * Two studies side by side. Immutable.
 *
 * @param first one
 * @param second the other
 * @param settings where their search-space files differ, in the order of the file
 * @param scores what the best trials of each reach, by metric: their objectives first
 * @param images whether their validation images are the same ones
 */
public record StudyComparison(
    StudyReport first,
    StudyReport second,
    List<Setting> settings,
    List<Scores> scores,
    Images images) {

  /** Whether two studies judge their trials by the same images. */
  public enum Images {
    /** Scores compare image by image. */
    SAME,
    /** Scores compare as those of two samples do, if at all. */
    DIFFERENT,
    /** It is not known which images a study was judged by. */
    UNKNOWN
  }

  /**
   * A difference between two search-space files.
   *
   * @param where JSON pointer
   * @param first JSON, or {@value #ABSENT}
   * @param second likewise
   */
  public record Setting(String where, String first, String second) {

    /** Stands for a member that a file does not have. */
    public static final String ABSENT = "(not given)";
  }

  /**
   * The best of each study by one metric.
   *
   * @param metric its name
   * @param goal which way it is better
   * @param first of the first study; empty if no complete trial has it
   * @param second of the second
   * @param interval 95% interval of the second's less the first's, paired by image; empty unless
   *     both have answers to the same images
   */
  public record Scores(
      String metric,
      Goal goal,
      Optional<LeaderboardRow> first,
      Optional<LeaderboardRow> second,
      Optional<ConfidenceInterval> interval) {

    /** The second less the first; NaN where one is missing. */
    public double difference() {
      return value(second) - value(first);
    }

    /** The value of one; NaN where it is missing. */
    public double value(Optional<LeaderboardRow> row) {
      return row.map(each -> each.metric(metric)).orElse(Double.NaN);
    }
  }

  public StudyComparison {
    settings = List.copyOf(settings);
    scores = List.copyOf(scores);
  }

  /** Compares. */
  public static StudyComparison of(StudyReport first, StudyReport second, List<Setting> settings) {
    Set<String> metrics = new LinkedHashSet<>();
    metrics.add(first.leaderboard().metric());
    metrics.add(second.leaderboard().metric());
    first.leaderboard().metrics().stream()
        .filter(second.leaderboard().metrics()::contains)
        .forEach(metrics::add);
    Images images = images(first, second);
    Optional<PairedBests> paired =
        images == Images.SAME
            ? PairedBests.of(first.answers(), second.answers(), List.copyOf(metrics))
            : Optional.empty();
    return new StudyComparison(
        first,
        second,
        settings,
        metrics.stream().map(metric -> scores(metric, first, second, paired)).toList(),
        images);
  }

  /** Whether both are after the same metric, the same way. */
  public boolean haveSameObjective() {
    return first.leaderboard().metric().equals(second.leaderboard().metric())
        && first.leaderboard().goal() == second.leaderboard().goal();
  }

  private static Scores scores(
      String metric, StudyReport first, StudyReport second, Optional<PairedBests> paired) {
    // Only the study that is ranked by it knows for sure which way a metric is better.
    Goal goal =
        (second.leaderboard().metric().equals(metric) ? second : first)
            .leaderboard()
            .goalOf(metric);
    Optional<LeaderboardRow> one = first.leaderboard().bestBy(metric, goal);
    Optional<LeaderboardRow> other = second.leaderboard().bestBy(metric, goal);
    Optional<ConfidenceInterval> interval =
        one.isEmpty() || other.isEmpty()
            ? Optional.empty()
            : paired.flatMap(
                bests -> bests.interval(metric, one.get().number(), other.get().number()));
    return new Scores(metric, goal, one, other, interval);
  }

  private static Images images(StudyReport first, StudyReport second) {
    if (first.answers().isEmpty() || second.answers().isEmpty()) {
      return Images.UNKNOWN;
    }
    return first.data().sha256().equals(second.data().sha256())
            && Arrays.equals(first.answers().images(), second.answers().images())
        ? Images.SAME
        : Images.DIFFERENT;
  }
}
