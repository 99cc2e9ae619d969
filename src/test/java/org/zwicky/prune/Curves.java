package org.zwicky.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Curves for tests. */
final class Curves {

  static final int EPOCHS = 10;

  private Curves() {}

  /** A trial that measured these from epoch 1 on. */
  static Curve running(int trial, double... values) {
    Curve curve = Curve.of(trial);
    for (int i = 0; i < values.length; i++) {
      curve = curve.with(i + 1, values[i]);
    }
    return curve;
  }

  /** Likewise, trained to its end. */
  static Curve complete(int trial, double... values) {
    return running(trial, values).completed();
  }

  static CurveHistory history(Better better, Curve... others) {
    return new CurveHistory("macroF1", better, List.of(others));
  }

  /** All of the curves but one. */
  static CurveHistory others(Better better, List<Curve> curves, Curve judged) {
    List<Curve> others = new ArrayList<>(curves);
    others.remove(judged);
    return new CurveHistory("macroF1", better, others);
  }

  /** Some trials at random, the first of them not complete. */
  static List<Curve> drawn(Random random) {
    List<Curve> curves = new ArrayList<>();
    int trials = 1 + random.nextInt(15);
    for (int i = 1; i <= trials; i++) {
      double[] values = new double[1 + random.nextInt(EPOCHS)];
      for (int e = 0; e < values.length; e++) {
        values[e] = random.nextInt(20) / 20.0;
      }
      curves.add(random.nextBoolean() && i > 1 ? complete(i, values) : running(i, values));
    }
    return curves;
  }

  /** The same with the other sign. */
  static Curve negated(Curve curve) {
    Curve negated = Curve.of(curve.trial());
    for (int epoch = 1; epoch <= curve.lastEpoch(); epoch++) {
      negated = negated.with(epoch, -curve.at(epoch).getAsDouble());
    }
    return curve.isComplete() ? negated.completed() : negated;
  }
}
