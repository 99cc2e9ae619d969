package org.zwicky.app.sweep;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.zwicky.estimate.TrialTimes;
import org.zwicky.space.Assignment;
import org.zwicky.study.SweepListener;
import org.zwicky.study.Trial;

/** What the trials of a running sweep take, learnt from those that have ended. Thread-safe. */
final class TrialPace implements SweepListener {

  private final TrialWork work;
  private final TrialTimes times = new TrialTimes();

  TrialPace(TrialWork work) {
    this.work = work;
  }

  @Override
  public void onTrialEnded(Trial trial) {
    OptionalInt epochs = work.epochs(trial.parameters());
    OptionalDouble expected = work.modelSeconds(trial.parameters());
    if (trial.state().isFinal() && trial.epochs() > 0 && epochs.isPresent()) {
      expected.ifPresent(
          seconds -> times.hear(seconds * trial.epochs() / epochs.getAsInt(), trial.seconds()));
    }
  }

  /** Seconds that a trial of these parameters is expected to take; NaN if nobody knows yet. */
  double seconds(Assignment parameters) {
    OptionalDouble expected = work.modelSeconds(parameters);
    return expected.isPresent() ? times.seconds(expected.getAsDouble()) : Double.NaN;
  }
}
