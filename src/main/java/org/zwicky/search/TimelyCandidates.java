package org.zwicky.search;

import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.zwicky.space.Assignment;
import org.zwicky.study.PassedOver;

/**
 * Passes over candidates of another generator that would not end in the time that is left, and has
 * no more once it has passed over many in a row. The generator hears of each as of one that can't
 * be tried, so one that learns turns to what takes less. Safe for any number of threads if the
 * generator is used through it alone.
 */
public final class TimelyCandidates extends ForwardingCandidates {

  /** What takes too long is passed over so many times before it is taken that all does. */
  static final int MOST_IN_A_ROW = 50;

  private final ToDoubleFunction<Assignment> seconds;
  private final Supplier<OptionalDouble> secondsLeft;
  private Candidate<?> next;
  private boolean outOfTime;

  /**
   * @param seconds that a candidate is expected to take; NaN where nobody knows
   * @param secondsLeft empty for no limit
   */
  public TimelyCandidates(
      CandidateGenerator generator,
      ToDoubleFunction<Assignment> seconds,
      Supplier<OptionalDouble> secondsLeft) {
    super(generator);
    this.seconds = seconds;
    this.secondsLeft = secondsLeft;
  }

  /** Whether it ended because nothing that it was offered would end in time. */
  public synchronized boolean isOutOfTime() {
    return outOfTime;
  }

  @Override
  public synchronized boolean hasMoreCandidates() {
    for (int passed = 0; next == null && !outOfTime && generator.hasMoreCandidates(); passed++) {
      if (passed == MOST_IN_A_ROW) {
        outOfTime = true;
        break;
      }
      Candidate<?> candidate = generator.getCandidate();
      if (candidate.getException() != null || isTimely((Assignment) candidate.getValue())) {
        next = candidate;
      } else {
        generator.reportResults(PassedOver.result(candidate, "it would not end in time"));
      }
    }
    return next != null;
  }

  @Override
  public synchronized Candidate<?> getCandidate() {
    if (!hasMoreCandidates()) {
      throw new IllegalStateException("no more candidates");
    }
    Candidate<?> candidate = next;
    next = null;
    return candidate;
  }

  private boolean isTimely(Assignment candidate) {
    OptionalDouble left = secondsLeft.get();
    // What is not known is not too long.
    return left.isEmpty() || !(seconds.applyAsDouble(candidate) > left.getAsDouble());
  }
}
