package org.zwicky.training.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.TrainingSteps;

/**
 * Measures how strongly the steps of an epoch move each layer: in the first step and every {@value
 * #INTERVAL}th after it, and wherever the loss is far above that of the first, so that what leads
 * to a divergence is seen. Forgets all at the beginning of an epoch. Not thread-safe.
 */
final class StepMonitor {

  /** Rare enough to cost no time, often enough for a mean over an epoch. */
  private static final int INTERVAL = 8;

  /** A loss so many times the first one is far above it. */
  private static final double ALARMING = 4;

  /** A norm that has grown so many times has something to do with a divergence. */
  private static final double GROWTH = 10;

  private final List<LayerParameters> layers;
  private final double[] gradientSums;
  private final double[] ratioSums;
  private final double[] gradients;
  private final double[] values;
  private int step;
  private int measured;
  private boolean measuring;
  private double firstLoss;
  private double firstNorm;
  private double largestNorm;
  private int largestLayer;
  private double learningRate;

  StepMonitor(List<LayerParameters> layers) {
    this.layers = layers;
    this.gradientSums = new double[layers.size()];
    this.ratioSums = new double[layers.size()];
    this.gradients = new double[layers.size()];
    this.values = new double[layers.size()];
  }

  /** Forgets all steps. */
  void reset() {
    step = 0;
    measured = 0;
    firstNorm = Double.NaN;
    largestNorm = Double.NaN;
    learningRate = Double.NaN;
    for (int i = 0; i < layers.size(); i++) {
      gradientSums[i] = 0;
      ratioSums[i] = 0;
    }
  }

  /** Looks at the gradients that a backward pass has left, before anything is made of them. */
  void beforeStep(double loss) {
    if (step == 0) {
      firstLoss = loss;
    }
    measuring = step % INTERVAL == 0 || !(loss <= ALARMING * firstLoss);
    step++;
    if (!measuring) {
      return;
    }
    int largest = 0;
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = layers.get(i).gradientNorm();
      values[i] = layers.get(i).valueNorm();
      largest = gradients[i] > gradients[largest] ? i : largest;
    }
    double norm = LayerParameters.length(gradients);
    if (Double.isNaN(firstNorm)) {
      firstNorm = norm;
    }
    if (Double.isNaN(largestNorm) || norm > largestNorm) {
      largestNorm = norm;
      largestLayer = largest;
    }
  }

  /** Looks at what is about to be taken from the parameters, which then lies in the gradients. */
  void afterUpdater(double rate) {
    learningRate = rate;
    if (!measuring) {
      return;
    }
    measured++;
    for (int i = 0; i < gradients.length; i++) {
      gradientSums[i] += gradients[i];
      ratioSums[i] += layers.get(i).gradientNorm() / values[i];
    }
  }

  /** What the epoch's steps so far were like. */
  TrainingSteps summary() {
    List<LayerNorms> norms = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      norms.add(
          new LayerNorms(
              layers.get(i).name(), gradientSums[i] / measured, ratioSums[i] / measured));
    }
    return new TrainingSteps(learningRate, norms);
  }

  /** How the gradient has grown in this epoch, for people; empty if it has not much. */
  Optional<String> explosion() {
    return largestNorm > GROWTH * firstNorm
        ? Optional.of(
            "the gradient's norm had grown from %s to %s, most of it in layer %s: try a smaller"
                    .formatted(
                        number(firstNorm), number(largestNorm), layers.get(largestLayer).name())
                + " learningRate, or gradientClipping")
        : Optional.empty();
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? "infinity" : String.format(Locale.ROOT, "%.2g", value);
  }
}
