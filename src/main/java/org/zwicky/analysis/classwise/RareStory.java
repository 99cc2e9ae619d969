package org.zwicky.analysis.classwise;

import static org.zwicky.analysis.classwise.Phrases.images;
import static org.zwicky.analysis.classwise.Phrases.list;
import static org.zwicky.analysis.classwise.Phrases.quoted;
import static org.zwicky.analysis.classwise.Phrases.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.zwicky.analysis.ClassCount;
import org.zwicky.analysis.DataSummary;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;
import org.zwicky.base.text.Percent;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.metric.WilsonInterval;

/** Says in plain words what makes the rarest class stand out, and how it was addressed. */
public final class RareStory {

  private RareStory() {}

  /** A few paragraphs of plain text, from the study's numbers. */
  public static List<String> paragraphs(StudyReport report, RareClass rare) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(size(report.data(), rare));
    paragraphs.add(treatments(rare, report.data().classes().get(rare.index()).name()));
    paragraphs.add(price(report.data(), rare));
    return paragraphs;
  }

  private static String size(DataSummary data, RareClass rare) {
    ClassCount rarest = data.classes().get(rare.index());
    ClassCount majority = data.classes().get(data.majority().getAsInt());
    int train = data.classes().stream().mapToInt(ClassCount::train).sum();
    TrialReport best = rare.trials().get(0);
    ConfidenceInterval interval =
        WilsonInterval.of(rare.found(best), best.classes().get(rare.index()).support());
    return "The rarest class is %s: %s to learn from, %s of the training part; %s has %s times as many. A network that pays for each mistake alike gains little by learning it. The best trial, %d, finds %d of its %s in the validation part (%s; with so few, anything from %s to %s would be no surprise)."
        .formatted(
            quoted(rarest.name()),
            images(rarest.train()),
            Percent.of((double) rarest.train() / Math.max(1, train)),
            quoted(majority.name()),
            String.format(Locale.ROOT, "%,.0f", (double) majority.train() / rarest.train()),
            best.row().number(),
            rare.found(best),
            images(best.classes().get(rare.index()).support()),
            Percent.of(rare.recall(best)),
            Percent.of(interval.low()),
            Percent.of(interval.high()));
  }

  private static String treatments(RareClass rare, String name) {
    List<TreatmentEffect> effects = rare.effects();
    if (effects.isEmpty()) {
      return "How trials treated the unequal classes is not recorded in a form that can be read.";
    }
    if (effects.size() == 1) {
      TreatmentEffect only = effects.get(0);
      return only.label().equals("none")
          ? "No trial treated the unequal classes in any way."
          : "All trials treated the unequal classes alike, by %s, so this study can't say what that was worth."
              .formatted(only.label());
    }
    String medians =
        list(
            effects.stream()
                .map(
                    effect ->
                        "%s %s (%d %s)"
                            .formatted(
                                effect.label(),
                                Percent.of(effect.medianRecall()),
                                effect.count(),
                                effect.count() == 1 ? "trial" : "trials"))
                .toList());
    int fewest = effects.stream().mapToInt(TreatmentEffect::count).min().orElse(0);
    TreatmentEffect highest =
        effects.stream()
            .max(Comparator.comparingDouble(TreatmentEffect::medianRecall))
            .orElseThrow();
    return "Median recall of %s by treatment: %s. The highest is that of %s (of %s), at a median accuracy of %s. Trials differ in other parameters too, and a sampler that learns gives more trials to what did well%s: this is no experiment, but a hint."
        .formatted(
            quoted(name),
            medians,
            highest.label(),
            highest.count() == 1 ? "a single trial" : highest.count() + " trials",
            score(highest.medianAccuracy()),
            fewest < 5 ? ", and some treatments have fewer than five trials" : "");
  }

  private static String price(DataSummary data, RareClass rare) {
    if (rare.front().isEmpty()) {
      return "The trials have no accuracy to compare with.";
    }
    TrialReport accurate = rare.front().get(0);
    TrialReport finder = rare.finder();
    String name = quoted(data.classes().get(rare.index()).name());
    if (accurate == finder || rare.front().size() == 1) {
      return "No price has to be paid for it here: trial %d has both the highest accuracy and the highest recall of %s."
          .formatted(accurate.row().number(), name);
    }
    double price = RareClass.accuracy(accurate) - RareClass.accuracy(finder);
    return "The price: the most accurate trial, %d, finds %d of %s; trial %d finds %d, for %s less accuracy, about %s of the validation part."
        .formatted(
            accurate.row().number(),
            rare.found(accurate),
            name,
            finder.row().number(),
            rare.found(finder),
            score(price),
            images(Math.round(price * data.validationTotal())));
  }
}
