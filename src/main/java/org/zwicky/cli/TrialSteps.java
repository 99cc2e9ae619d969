package org.zwicky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zwicky.analysis.GeneralizationGap;
import org.zwicky.analysis.GradientWarnings;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.report.Format;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.Measurement;
import org.zwicky.study.Study;
import org.zwicky.study.TrialDetails;

/** How a trial's steps and its overfitting are shown on a terminal. */
final class TrialSteps {

  private TrialSteps() {}

  /** The gap between training and validation, a line a metric; nothing where there is none. */
  static void printGap(Study study, TrialDetails details, PrintWriter out) {
    GeneralizationGap.of(study, details)
        .forEach(
            (metric, gap) ->
                out.printf(
                    "  gap of %s, training less validation %s%n", metric, Format.score(gap)));
  }

  /** Each layer's gradient in the best or else the last epoch, and warnings of all epochs. */
  static void printLayers(TrialDetails details, PrintWriter out) {
    shown(details)
        .ifPresent(
            measurement -> {
              out.println();
              out.printf(
                  "Epoch %d, learning rate %s%n",
                  measurement.epoch(), number(measurement.steps().learningRate()));
              out.print(table(measurement.steps().layers()));
            });
    GradientWarnings.of(details.measurements())
        .forEach(warning -> out.printf("Warning: %s.%n", warning));
  }

  private static Optional<Measurement> shown(TrialDetails details) {
    List<Measurement> measured =
        details.measurements().stream().filter(each -> !each.steps().layers().isEmpty()).toList();
    int best = details.trial().bestEpoch().orElse(0);
    return measured.stream()
        .filter(each -> each.epoch() == best)
        .findFirst()
        .or(() -> measured.stream().reduce((earlier, later) -> later));
  }

  private static String table(List<LayerNorms> layers) {
    TextTable table =
        new TextTable()
            .column("layer", Align.LEFT)
            .column("gradient norm", Align.RIGHT)
            .column("update/weights", Align.RIGHT);
    for (LayerNorms layer : layers) {
      table.row(List.of(layer.layer(), number(layer.gradientNorm()), number(layer.updateRatio())));
    }
    return table.render();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2g", value);
  }
}
