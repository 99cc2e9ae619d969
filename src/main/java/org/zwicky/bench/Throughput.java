package org.zwicky.bench;

import java.util.List;

/**
 * Images a second of all workers together.
 *
 * @param windows one value for each window of time, in order; at least one
 */
public record Throughput(List<Double> windows) {

  public Throughput {
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("no window");
    }
  }

  /** The middle value; of an even number of windows the mean of the two in the middle. */
  public double median() {
    List<Double> sorted = windows.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The slowest window. */
  public double lowest() {
    return windows.stream().min(Double::compare).orElseThrow();
  }

  /** The fastest window. */
  public double highest() {
    return windows.stream().max(Double::compare).orElseThrow();
  }
}
