package org.zwicky.study;

import java.util.Optional;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;

/**
 * Ends a sweep in which one trial after another fails: something is wrong that no other candidate
 * will mend. Trials that diverge don't count, since that is a result of their hyperparameters.
 * Trials that ended before the sweep was resumed don't either. Trials under way when it holds may
 * end, and don't lift it. Thread-safe; for one sweep.
 */
public final class FailuresInARow implements TerminationCondition, SweepListener {

  /**
   * What ended the sweep.
   *
   * @param failures how many trials failed one after another
   * @param trial number of the last of them
   * @param reason why that one failed
   */
  public record Diagnosis(int failures, int trial, String reason) {}

  private final int most;
  private int inARow;
  private Diagnosis diagnosis;

  /**
   * @param most failures one after another that end the sweep, at least 1
   */
  public FailuresInARow(int most) {
    this.most = most;
  }

  /**
   * Begins to count.
   *
   * @throws IllegalArgumentException if the runner is not a {@link SweepRunner}: Arbiter's own say
   *     nothing of why a candidate failed
   */
  @Override
  public void initialize(IOptimizationRunner runner) {
    if (!(runner instanceof SweepRunner sweep)) {
      throw new IllegalArgumentException("needs a SweepRunner, not " + runner);
    }
    sweep.addListener(this);
  }

  @Override
  public boolean terminate(IOptimizationRunner runner) {
    return diagnosis().isPresent();
  }

  @Override
  public synchronized void onOutcome(TrialRequest request, TrialOutcome outcome) {
    if (diagnosis != null || outcome instanceof TrialOutcome.Interrupted) {
      return;
    }
    if (outcome instanceof TrialOutcome.Failed failed && failed.kind() != FailureKind.DIVERGED) {
      inARow++;
      if (inARow == most) {
        diagnosis = new Diagnosis(inARow, request.number(), failed.reason());
      }
    } else {
      inARow = 0;
    }
  }

  /** What ended the sweep, or empty while this did not. */
  public synchronized Optional<Diagnosis> diagnosis() {
    return Optional.ofNullable(diagnosis);
  }
}
