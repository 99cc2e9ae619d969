package org.zwicky.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.Measurement;

/**
 * What the gradients of a trial's layers say of its training, for people. It is derived from the
 * recorded norms, so trials of earlier versions have no warnings.
 */
public final class GradientWarnings {

  /**
   * A layer whose gradient is in no epoch more than this share of the last layer's hardly learns.
   * Ten dense layers of sigmoids have 3e-6 in the first ones; eight of relu, tanh, selu or swish
   * stay above this from the first epochs on.
   */
  static final double VANISHING = 1e-4;

  /** Far above the mean norms, of single digits to tens, that a mean cross-entropy usually has. */
  static final double EXPLODING = 1e4;

  private GradientWarnings() {}

  /**
   * The warnings of a trial.
   *
   * @param measurements by epoch, ascending
   */
  public static List<String> of(List<Measurement> measurements) {
    List<List<LayerNorms>> epochs =
        measurements.stream()
            .map(measurement -> measurement.steps().layers())
            .filter(layers -> !layers.isEmpty())
            .toList();
    List<String> warnings = new ArrayList<>();
    if (!epochs.isEmpty()) {
      vanishing(epochs).ifPresent(warnings::add);
      exploding(epochs).ifPresent(warnings::add);
    }
    return warnings;
  }

  private static Optional<String> vanishing(List<List<LayerNorms>> epochs) {
    List<LayerNorms> first = epochs.get(0);
    int count = 0;
    int worst = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < first.size() - 1; i++) {
      double share = largestShare(epochs, i);
      if (share < VANISHING) {
        count++;
      }
      if (share < least) {
        least = share;
        worst = i;
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    String others =
        count == 1
            ? ""
            : " (and little more in %d other%s)".formatted(count - 1, count == 2 ? "" : "s");
    return Optional.of(
        "the gradient of layer %s%s is %s of the last layer's: it vanishes on its way there, so that the layer hardly learns; batchNorm, relu, residual blocks or fewer layers mend that"
            .formatted(first.get(worst).layer(), others, number(least)));
  }

  /** Of the last layer's gradient over all epochs; NaN where the last layer never has one. */
  private static double largestShare(List<List<LayerNorms>> epochs, int layer) {
    return epochs.stream()
        .mapToDouble(
            layers ->
                layers.get(layer).gradientNorm() / layers.get(layers.size() - 1).gradientNorm())
        .filter(share -> !Double.isNaN(share))
        .max()
        .orElse(Double.NaN);
  }

  private static Optional<String> exploding(List<List<LayerNorms>> epochs) {
    return epochs.stream()
        .flatMap(List::stream)
        .max(Comparator.comparingDouble(LayerNorms::gradientNorm))
        .filter(layer -> !(layer.gradientNorm() <= EXPLODING))
        .map(
            layer ->
                "the gradient of layer %s grew to %s: it explodes; a smaller learningRate or gradientClipping mends that"
                    .formatted(layer.layer(), number(layer.gradientNorm())));
  }

  private static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }
}
