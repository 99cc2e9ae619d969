package org.zwicky.analysis.classwise;

import static org.zwicky.analysis.classwise.Phrases.images;
import static org.zwicky.analysis.classwise.Phrases.list;
import static org.zwicky.analysis.classwise.Phrases.quoted;
import static org.zwicky.analysis.classwise.Phrases.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zwicky.analysis.ClassCount;
import org.zwicky.analysis.ClassScore;
import org.zwicky.analysis.DataSummary;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;
import org.zwicky.base.text.Percent;
import org.zwicky.metric.ClassRecall;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.metric.Metric;
import org.zwicky.metric.WilsonInterval;

/** Says in plain words, from a study's numbers, what its metrics reward and why they differ. */
public final class MetricStory {

  private final StudyReport report;
  private final MetricComparison comparison;
  private final DataSummary data;

  private MetricStory(StudyReport report, MetricComparison comparison) {
    this.report = report;
    this.comparison = comparison;
    this.data = report.data();
  }

  /**
   * A few paragraphs of plain text.
   *
   * @return empty if the study has no validation images by class, or no complete trial
   */
  public static List<String> paragraphs(StudyReport report) {
    Optional<MetricComparison> comparison = MetricComparison.of(report);
    if (comparison.isEmpty() || report.data().validationTotal() == 0) {
      return List.of();
    }
    MetricStory story = new MetricStory(report, comparison.get());
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(story.objective());
    paragraphs.add(story.shares());
    paragraphs.add(story.agreement());
    story.difference().ifPresent(paragraphs::add);
    story.luck().ifPresent(paragraphs::add);
    return paragraphs;
  }

  private String objective() {
    String metric = comparison.objective();
    return "This study chooses by "
        + MetricNames.label(metric)
        + ": "
        + meaning(metric)
        + " It is measured on the "
        + images(data.validationTotal())
        + " of the validation part, none of which the network that answers had learned from.";
  }

  private String meaning(String key) {
    if (key.startsWith(ClassRecall.PREFIX)) {
      return "the share of the images of %s that are found. It alone says nothing of false alarms: answering that class for everything would score 1."
          .formatted(quoted(key.substring(ClassRecall.PREFIX.length())));
    }
    if (key.startsWith("macroF1:")) {
      return "the mean F1 of the classes that have enough images to be measured well, each class once; smaller ones don't count.";
    }
    return Metric.named(key)
        .map(metric -> metric.meaning(ratio()))
        .orElse("a number that each trial ends with.");
  }

  private String ratio() {
    return String.format(
        Locale.ROOT,
        "%.0f",
        (double) data.classes().get(data.majority().getAsInt()).validation()
            / data.classes().get(data.rarest().getAsInt()).validation());
  }

  private String shares() {
    ClassCount majority = data.classes().get(data.majority().getAsInt());
    ClassCount rarest = data.classes().get(data.rarest().getAsInt());
    int total = data.validationTotal();
    int classes = data.validationClasses();
    return "In accuracy a class counts by its images: %s, %s of the validation part, is worth %s of it, and %s (%s) is worth %s: a network that missed every one of these could still reach %s. In macro-F1 and balanced accuracy each of the %d classes is worth %s."
        .formatted(
            quoted(majority.name()),
            Percent.of(data.majorityAccuracy()),
            score(data.majorityAccuracy()),
            quoted(rarest.name()),
            images(rarest.validation()),
            score((double) rarest.validation() / total),
            score(1 - (double) rarest.validation() / total),
            classes,
            score(1.0 / classes));
  }

  private String agreement() {
    List<MetricRanking> foremost = comparison.rankings().subList(0, comparison.foremost());
    Map<Integer, List<String>> byTrial = new LinkedHashMap<>();
    foremost.forEach(
        ranking ->
            byTrial
                .computeIfAbsent(ranking.pick(), trial -> new ArrayList<>())
                .add(MetricNames.label(ranking.metric())));
    if (byTrial.size() == 1) {
      int trial = foremost.get(0).pick();
      return "%s agree: all would pick trial %d."
          .formatted(
              list(foremost.stream().map(r -> MetricNames.label(r.metric())).toList()), trial);
    }
    return byTrial.entrySet().stream()
        .map(
            entry ->
                "%s would pick trial %d%s."
                    .formatted(
                        list(entry.getValue()),
                        entry.getKey(),
                        foremost.stream()
                            .filter(ranking -> ranking.pick() != entry.getKey())
                            .filter(ranking -> ranking.ranks().containsKey(entry.getKey()))
                            .map(
                                ranking ->
                                    MetricNames.label(ranking.metric())
                                        + " ranks it "
                                        + ranking.ranks().get(entry.getKey()))
                            .collect(
                                Collectors.collectingAndThen(
                                    Collectors.toList(),
                                    each -> each.isEmpty() ? "" : " (" + list(each) + ")"))))
        .collect(Collectors.joining(" "));
  }

  private Optional<String> difference() {
    Optional<TrialReport> first = picked(Metric.ACCURACY.key());
    Optional<TrialReport> second = picked(Metric.MACRO_F1.key());
    if (first.isEmpty() || second.isEmpty() || first.get() == second.get()) {
      return Optional.empty();
    }
    List<ClassScore> a = first.get().classes();
    List<ClassScore> b = second.get().classes();
    if (a.isEmpty() || a.size() != b.size()) {
      return Optional.empty();
    }
    List<Integer> changed =
        IntStream.range(0, a.size())
            .filter(k -> hits(a.get(k)) != hits(b.get(k)))
            .boxed()
            .sorted(Comparator.comparingLong(k -> -Math.abs(hits(b.get(k)) - hits(a.get(k)))))
            .toList();
    String found =
        changed.isEmpty()
            ? "the two find equally many images of each class, and differ in false alarms alone"
            : list(
                changed.stream()
                    .limit(6)
                    .map(
                        k ->
                            "%s: %s of %d"
                                .formatted(
                                    quoted(a.get(k).name()),
                                    Phrases.signed(hits(b.get(k)) - hits(a.get(k))),
                                    a.get(k).support()))
                    .toList());
    long net = changed.stream().mapToLong(k -> hits(b.get(k)) - hits(a.get(k))).sum();
    return Optional.of(
        "Against the accuracy pick, trial %d, the macro-F1 pick, trial %d, finds %s. Together that is %s of %s, or %s in accuracy; macro-F1 changes by %s."
            .formatted(
                first.get().row().number(),
                second.get().row().number(),
                found,
                Phrases.signed(net),
                images(data.validationTotal()),
                change(first.get(), second.get(), Metric.ACCURACY),
                change(first.get(), second.get(), Metric.MACRO_F1)));
  }

  private Optional<String> luck() {
    int rarest = data.rarest().getAsInt();
    return picked(comparison.objective())
        .flatMap(trial -> trial.ofClass(rarest))
        .filter(scores -> scores.support() > 0)
        .map(
            scores -> {
              ConfidenceInterval interval = WilsonInterval.of(hits(scores), scores.support());
              return "The rarest class, %s, has %s here. The trial that the objective picks finds %d: a recall of %s, which with so few images could truly be anything from %s to %s (95%% interval of Wilson). Trials whose recalls lie that close may differ by luck alone, and a metric in which this class counts in full carries that luck."
                  .formatted(
                      quoted(scores.name()),
                      images(scores.support()),
                      hits(scores),
                      Percent.of(scores.recall()),
                      Percent.of(interval.low()),
                      Percent.of(interval.high()));
            });
  }

  private Optional<TrialReport> picked(String metric) {
    return comparison
        .ranking(metric)
        .flatMap(
            ranking ->
                report.trials().stream()
                    .filter(trial -> trial.row().number() == ranking.pick())
                    .findFirst());
  }

  private static String change(TrialReport from, TrialReport to, Metric metric) {
    double change = to.row().metric(metric.key()) - from.row().metric(metric.key());
    return String.format(Locale.ROOT, "%+.3f", change).replace('-', '−');
  }

  private static long hits(ClassScore score) {
    return Math.round(score.recall() * score.support());
  }
}
