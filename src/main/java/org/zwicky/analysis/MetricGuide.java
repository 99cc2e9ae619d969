package org.zwicky.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.zwicky.base.text.Percent;

/**
 * Says in words what accuracy, macro-F1 and balanced accuracy reward on the data of a study, and
 * which trial each would pick.
 */
public final class MetricGuide {

  private final DataSummary data;
  private final List<MetricPick> picks;

  private MetricGuide(DataSummary data, List<MetricPick> picks) {
    this.data = data;
    this.picks = picks;
  }

  /**
   * A few paragraphs of plain text, from the study's numbers.
   *
   * @return empty if the study has no validation images by class
   */
  public static List<String> paragraphs(StudyReport report) {
    if (report.data().validationTotal() == 0) {
      return List.of();
    }
    MetricGuide guide = new MetricGuide(report.data(), report.picks());
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(guide.baseline());
    paragraphs.add(guide.rewards());
    paragraphs.add(guide.rarest());
    paragraphs.add(guide.choice());
    return paragraphs;
  }

  private String baseline() {
    ClassCount majority = data.classes().get(data.majority().getAsInt());
    return String.format(
        Locale.ROOT,
        "Of the %,d validation images, %s are “%s”. A model that looked at nothing and always"
            + " answered “%s” would score accuracy %.3f, macro-F1 %.3f and balanced accuracy %.3f:"
            + " read every score from there, not from 0.",
        data.validationTotal(),
        Percent.of(data.majorityAccuracy()),
        majority.name(),
        majority.name(),
        data.majorityAccuracy(),
        data.majorityMacroF1(),
        data.majorityBalancedAccuracy());
  }

  private String rewards() {
    return String.format(
        Locale.ROOT,
        "Accuracy counts every image once, so here it mostly says how well the large classes are"
            + " told apart. Balanced accuracy is the mean recall of the %d classes: each counts the"
            + " same however few images it has, and taking a few images of a large class for a"
            + " rare one costs next to nothing. Macro-F1 is the mean F1 of the classes: each counts"
            + " the same too, but those false alarms spoil the rare class's precision, and so its"
            + " F1.",
        data.validationClasses());
  }

  private String rarest() {
    ClassCount rarest = data.classes().get(data.rarest().getAsInt());
    double step = 1.0 / rarest.validation() / data.validationClasses();
    String unseen =
        data.classes().stream()
            .filter(c -> c.validation() == 0)
            .map(c -> "“" + c.name() + "”")
            .collect(Collectors.joining(", "));
    return String.format(
            Locale.ROOT,
            "The rarest class, “%s”, has %s in the validation part: one of them found or missed"
                + " moves balanced accuracy by %.3f and macro-F1 by a similar amount. Differences of"
                + " that size between trials may be luck.",
            rarest.name(),
            rarest.validation() == 1 ? "a single image" : rarest.validation() + " images",
            step)
        + (unseen.isEmpty()
            ? ""
            : " Without any validation image, and so not judged: " + unseen + ".");
  }

  private String choice() {
    if (picks.isEmpty()) {
      return "No trial is complete yet, so there is none to pick.";
    }
    String rarest = data.classes().get(data.rarest().getAsInt()).name();
    if (picks.stream().mapToInt(MetricPick::trial).distinct().count() == 1) {
      MetricPick pick = picks.get(0);
      return String.format(
          Locale.ROOT,
          "All of these metrics would pick trial %d%s.",
          pick.trial(),
          Double.isNaN(pick.rarestRecall())
              ? ""
              : ", which finds " + Percent.of(pick.rarestRecall()) + " of “" + rarest + "”");
    }
    return picks.stream().map(pick -> sentence(pick, rarest)).collect(Collectors.joining(" "));
  }

  private static String sentence(MetricPick pick, String rarest) {
    return String.format(
        Locale.ROOT,
        "%s would pick trial %d (%.3f)%s.",
        MetricNames.label(pick.metric()),
        pick.trial(),
        pick.score(),
        Double.isNaN(pick.rarestRecall())
            ? ""
            : ", which finds " + Percent.of(pick.rarestRecall()) + " of “" + rarest + "”");
  }
}
