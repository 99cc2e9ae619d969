package org.zwicky.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words which trials can't be told from the best, and what that means. */
public final class TieGuide {

  private TieGuide() {}

  /**
   * The first sentence says how many, the others on what grounds; plain text.
   *
   * @return empty if no answers are known
   */
  public static List<String> paragraphs(StudyReport report) {
    StatisticalTies ties = report.ties();
    if (ties.best().isEmpty()) {
      return List.of();
    }
    String metric = MetricNames.label(report.leaderboard().metric());
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(summary(ties, metric));
    paragraphs.add(
        String.format(
            Locale.ROOT,
            "The line beside a score is its 95%% interval: the %,d validation images were drawn anew"
                + " %,d times, with replacement within each true class, and every trial was measured"
                + " on the same draws (paired stratified bootstrap, percentile intervals). “≈” says"
                + " that the interval of a trial's difference from trial %d in %s holds 0.",
            ties.images(),
            ties.resamples(),
            ties.best().getAsInt(),
            metric));
    paragraphs.add(
        "The intervals are of the images alone: training the same candidate again with another seed"
            + " would move its score too, and they say nothing of that. For classes of few images"
            + " they are too narrow.");
    paragraphs.add(
        String.format(
            Locale.ROOT,
            "Each of %,d trials was compared by itself at 5%%, without a correction for their number:"
                + " of trials that are as good as the best, about one in twenty would be missing from"
                + " the band by chance alone, and more because the best of many was partly lucky on"
                + " these very images. A tie is no proof of being equal; it asks for more images, or"
                + " for training the tied ones again.",
            ties.compared()));
    if (ties.pooled()) {
      paragraphs.add(
          "Scores are means over the folds. The intervals and the test are of the answers of all"
              + " folds taken together, whose score can lie beside that mean.");
    }
    return paragraphs;
  }

  private static String summary(StatisticalTies ties, String metric) {
    int tied = ties.tied().size();
    int best = ties.best().getAsInt();
    if (ties.compared() == 0) {
      return String.format(
          Locale.ROOT, "Trial %d is the only one to compare: there are no ties.", best);
    }
    return tied == 0
        ? String.format(
            Locale.ROOT,
            "Trial %d is ahead in %s of each of the %,d others by more than the choice of validation"
                + " images explains.",
            best,
            metric,
            ties.compared())
        : String.format(
            Locale.ROOT,
            "%,d of %,d other %s (≈) can't be told from the best, trial %d, by %s on these validation"
                + " images.",
            tied,
            ties.compared(),
            ties.compared() == 1 ? "trial" : "trials",
            best,
            metric);
  }
}
