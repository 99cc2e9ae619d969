package org.zwicky.prune;

import java.util.ArrayList;
import java.util.List;

/** Curves for tests. */
final class Curves {

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
}
