package org.zwicky.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.zwicky.analysis.LearningCurve;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.TrialReport;

/**
 * A trial's objective over its epochs as a small line. All trials of a page share both scales, so
 * that their lines compare.
 *
 * @param points {@code x,y x,y …} in a box of {@value #WIDTH} × {@value #HEIGHT}
 * @param keptX of the epoch that was kept; NaN if none
 * @param keptY of the epoch that was kept; NaN if none
 */
public record Sparkline(String points, double keptX, double keptY) {

  /** Width of the box. */
  public static final int WIDTH = 96;

  /** Height of the box. */
  public static final int HEIGHT = 24;

  private static final double MARGIN = 3;
  private static final Sparkline NONE = new Sparkline("", Double.NaN, Double.NaN);

  /** Whether there is anything to draw. */
  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** Whether the kept epoch is known. */
  public boolean hasKept() {
    return !Double.isNaN(keptY);
  }

  /** The two scales. */
  record Scale(int epochs, double low, double high) {

    static Scale of(StudyReport report) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      int epochs = 1;
      for (TrialReport trial : report.trials()) {
        for (double value : values(trial, report.leaderboard().metric())) {
          if (Double.isFinite(value)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
          }
        }
        epochs = trial.epochs().stream().mapToInt(e -> e).reduce(epochs, Math::max);
      }
      return new Scale(epochs, low, high);
    }

    double x(int epoch) {
      return MARGIN + (WIDTH - 2 * MARGIN) * (epoch - 1) / Math.max(1, epochs - 1);
    }

    double y(double value) {
      double share = high > low ? (value - low) / (high - low) : 0.5;
      return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share;
    }
  }

  static Sparkline of(TrialReport trial, String metric, Scale scale) {
    List<Double> values = values(trial, metric);
    if (values.stream().noneMatch(Double::isFinite)) {
      return NONE;
    }
    StringBuilder points = new StringBuilder();
    double keptX = Double.NaN;
    double keptY = Double.NaN;
    OptionalInt kept = trial.row().bestEpoch();
    for (int i = 0; i < values.size(); i++) {
      if (!Double.isFinite(values.get(i))) {
        continue;
      }
      int epoch = trial.epochs().get(i);
      double x = scale.x(epoch);
      double y = scale.y(values.get(i));
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      if (kept.isPresent() && kept.getAsInt() == epoch) {
        keptX = x;
        keptY = y;
      }
    }
    return new Sparkline(points.toString().trim(), keptX, keptY);
  }

  private static List<Double> values(TrialReport trial, String metric) {
    return trial
        .curve(metric)
        // The validation log loss may stand beside the training loss.
        .or(() -> metric.equals("logLoss") ? trial.curve("loss") : Optional.empty())
        .map(LearningCurve::validation)
        .orElse(List.of());
  }
}
