package org.zwicky.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Learns from the trials of a sweep how much longer than expected they take, side by side on this
 * machine. Thread-safe.
 */
public final class TrialTimes {

  /** What the machine does besides may change: only the latest trials count. */
  private static final int LATEST = 8;

  private final List<Ended> ended = new ArrayList<>();

  private record Ended(double expected, double actual) {

    double ratio() {
      return actual / expected;
    }
  }

  /**
   * Takes up a trial that ended.
   *
   * @param expected seconds by the model, of the epochs that it ran
   * @param actual seconds
   */
  public synchronized void hear(double expected, double actual) {
    if (expected > 0 && actual > 0) {
      ended.add(new Ended(expected, actual));
    }
  }

  /**
   * Seconds that a trial will take: the expected ones times the median of the latest ratios. The
   * model may be wrong about trials unlike those that have ended: one that is said to take less is
   * taken to save half of that only, in the logarithm.
   *
   * @param expected seconds by the model
   * @return NaN while no trial has ended
   */
  public synchronized double seconds(double expected) {
    List<Ended> latest = ended.subList(Math.max(0, ended.size() - LATEST), ended.size());
    if (latest.isEmpty()) {
      return Double.NaN;
    }
    double said = expected * median(latest, Ended::ratio);
    double usual = median(latest, Ended::actual);
    return said >= usual ? said : Math.sqrt(said * usual);
  }

  private static double median(List<Ended> trials, ToDoubleFunction<Ended> value) {
    double[] sorted = trials.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
