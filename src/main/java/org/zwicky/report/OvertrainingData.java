package org.zwicky.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.TrialState;

/**
 * Lays out how trials fit their training images and what their gradients were like. The norms of
 * all layers would make a page heavy, so it has those of the best trials and of the first with
 * warnings.
 */
final class OvertrainingData implements SectionData {

  private static final int BEST_TRIALS = 10;
  private static final int TRIALS_WITH_WARNINGS = 30;
  private static final MathContext DIGITS = new MathContext(3);

  @Override
  public String key() {
    return "overtraining";
  }

  @Override
  public Optional<Object> of(StudyReport report) {
    List<TrialReport> trials = report.trials();
    List<TrialReport> measured = trials.stream().filter(t -> t.health().hasLayers()).toList();
    List<OvertrainingSection.Gap> gaps = gaps(report);
    boolean curves =
        report.leaderboard().classifiers()
            && trials.stream().anyMatch(trial -> trial.epochs().size() > 1);
    if (gaps.isEmpty() && measured.isEmpty() && !curves) {
      return Optional.empty();
    }
    List<OvertrainingSection.Layers> layers =
        Stream.concat(
                measured.stream()
                    .filter(trial -> trial.row().state() == TrialState.COMPLETE)
                    .limit(BEST_TRIALS),
                measured.stream()
                    .filter(trial -> !trial.health().warnings().isEmpty())
                    .limit(TRIALS_WITH_WARNINGS))
            .distinct()
            .map(OvertrainingData::layers)
            .toList();
    List<OvertrainingSection.Warnings> warnings =
        trials.stream()
            .filter(trial -> !trial.health().warnings().isEmpty())
            .map(
                trial ->
                    new OvertrainingSection.Warnings(
                        trial.row().number(), trial.health().warnings()))
            .toList();
    return Optional.of(new OvertrainingSection(gaps, layers, measured.size(), warnings));
  }

  private static List<OvertrainingSection.Gap> gaps(StudyReport report) {
    String objective = report.leaderboard().metric();
    return report.trials().stream()
        .flatMap(trial -> trial.health().gaps().keySet().stream())
        .distinct()
        .map(
            metric ->
                new OvertrainingSection.Gap(
                    metric,
                    MetricNames.label(metric),
                    metric.equals(objective),
                    report.trials().stream()
                        .map(
                            trial ->
                                trial.row().state() == TrialState.COMPLETE
                                    ? trial.health().gaps().get(metric)
                                    : null)
                        .toList()))
        .toList();
  }

  private static OvertrainingSection.Layers layers(TrialReport trial) {
    List<List<LayerNorms>> epochs = trial.health().layers();
    return new OvertrainingSection.Layers(
        trial.row().number(),
        epochs.stream().filter(epoch -> !epoch.isEmpty()).findFirst().orElseThrow().stream()
            .map(LayerNorms::layer)
            .toList(),
        numbers(epochs, LayerNorms::gradientNorm),
        numbers(epochs, LayerNorms::updateRatio));
  }

  private static List<List<Double>> numbers(
      List<List<LayerNorms>> epochs, ToDoubleFunction<LayerNorms> number) {
    return epochs.stream()
        .map(epoch -> epoch.stream().map(layer -> rounded(number.applyAsDouble(layer))).toList())
        .toList();
  }

  private static Double rounded(double value) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).round(DIGITS).doubleValue() : value;
  }
}
