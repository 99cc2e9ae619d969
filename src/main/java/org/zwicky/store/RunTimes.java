package org.zwicky.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How long trials have been running, by a clock that nobody can set. Only runs that began in this
 * process are known. Thread-safe.
 */
final class RunTimes {

  private record Trial(String study, int number) {}

  /** Begin of a run, and the seconds of the runs before it. */
  private record Run(long startNanos, double secondsBefore) {}

  private final Map<Trial, Run> runs = new ConcurrentHashMap<>();

  void start(String study, int number, double secondsBefore) {
    runs.put(new Trial(study, number), new Run(System.nanoTime(), secondsBefore));
  }

  /** Seconds of all runs up to now, or what is recorded if this run did not begin here. */
  double seconds(String study, int number, double recorded) {
    Run run = runs.get(new Trial(study, number));
    return run == null
        ? recorded
        : run.secondsBefore()
            + (System.nanoTime() - run.startNanos()) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  void end(String study, int number) {
    runs.remove(new Trial(study, number));
  }
}
