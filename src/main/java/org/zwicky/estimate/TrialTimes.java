package org.zwicky.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns from the trials of a sweep how much longer than expected they take, side by side on this
 * machine. Thread-safe.
 */
public final class TrialTimes {

  /** What the machine does besides may change: only the latest trials count. */
  private static final int LATEST = 8;

  private final List<Double> ratios = new ArrayList<>();

  /**
   * Takes up a trial that ended.
   *
   * @param expected seconds by the model, of the epochs that it ran
   * @param actual seconds
   */
  public synchronized void hear(double expected, double actual) {
    if (expected > 0 && actual > 0) {
      ratios.add(actual / expected);
    }
  }

  /**
   * Seconds that a trial will take: the expected ones times the median of the latest ratios.
   *
   * @param expected seconds by the model
   * @return NaN while no trial has ended
   */
  public synchronized double seconds(double expected) {
    List<Double> latest =
        ratios.subList(Math.max(0, ratios.size() - LATEST), ratios.size()).stream()
            .sorted()
            .toList();
    if (latest.isEmpty()) {
      return Double.NaN;
    }
    int middle = latest.size() / 2;
    double median =
        latest.size() % 2 == 1
            ? latest.get(middle)
            : (latest.get(middle - 1) + latest.get(middle)) / 2;
    return expected * median;
  }
}
