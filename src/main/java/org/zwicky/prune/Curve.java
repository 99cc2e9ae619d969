package org.zwicky.prune;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a trial has measured of one metric so far. Immutable. Epochs ascend from 1; some may be
 * missing, since programs report when they like.
 */
public final class Curve {

  private final int trial;
  private final boolean complete;
  private final int[] epochs;
  private final double[] values;

  private Curve(int trial, boolean complete, int[] epochs, double[] values) {
    this.trial = trial;
    this.complete = complete;
    this.epochs = epochs;
    this.values = values;
  }

  /** The curve of a trial that has not measured anything. */
  public static Curve of(int trial) {
    return new Curve(trial, false, new int[0], new double[0]);
  }

  /**
   * This curve with one more epoch. One that it has already is replaced, and all later ones go: the
   * trial went on from before them.
   *
   * @param value NaN where the metric came out undefined
   */
  public Curve with(int epoch, double value) {
    int kept = countUpTo(epoch - 1);
    int[] moreEpochs = Arrays.copyOf(epochs, kept + 1);
    double[] moreValues = Arrays.copyOf(values, kept + 1);
    moreEpochs[kept] = epoch;
    moreValues[kept] = value;
    return new Curve(trial, complete, moreEpochs, moreValues);
  }

  /** The curve of a trial that was trained to its end. */
  public Curve completed() {
    return new Curve(trial, true, epochs, values);
  }

  /** The number of the trial. */
  public int trial() {
    return trial;
  }

  /** Whether the trial was trained to its end. */
  public boolean isComplete() {
    return complete;
  }

  /** The last epoch measured, 0 before the first. */
  public int lastEpoch() {
    return epochs.length == 0 ? 0 : epochs[epochs.length - 1];
  }

  /** The epoch measured before the last one, 0 if there is none. */
  public int previousEpoch() {
    return epochs.length < 2 ? 0 : epochs[epochs.length - 2];
  }

  /** What was measured last; NaN before the first epoch. */
  public double lastValue() {
    return values.length == 0 ? Double.NaN : values[values.length - 1];
  }

  /** What was measured at an epoch; empty where nothing was. */
  public OptionalDouble at(int epoch) {
    int index = Arrays.binarySearch(epochs, epoch);
    return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[index]);
  }

  /** The first epoch measured that is not before {@code epoch}; empty if it was not reached. */
  public OptionalInt reached(int epoch) {
    int index = countUpTo(epoch - 1);
    return index < epochs.length ? OptionalInt.of(epochs[index]) : OptionalInt.empty();
  }

  /** The best value up to and with an epoch; NaN where there is none. */
  public double best(int upTo, Better better) {
    double best = Double.NaN;
    for (int i = 0; i < countUpTo(upTo); i++) {
      best = better.isBetter(values[i], best) ? values[i] : best;
    }
    return best;
  }

  /** How many epochs in a row, the last one included, brought no gain beyond {@code minDelta}. */
  public int epochsWithoutGain(double minDelta, Better better) {
    double reference = Double.NaN;
    int without = 0;
    for (double value : values) {
      double bar = better == Better.HIGHER ? reference + minDelta : reference - minDelta;
      if (better.isBetter(value, bar)) {
        reference = value;
        without = 0;
      } else {
        without++;
      }
    }
    return without;
  }

  private int countUpTo(int epoch) {
    int index = Arrays.binarySearch(epochs, epoch);
    return index < 0 ? -index - 1 : index + 1;
  }

  @Override
  public String toString() {
    return "trial " + trial + " " + Arrays.toString(epochs) + " " + Arrays.toString(values);
  }
}
