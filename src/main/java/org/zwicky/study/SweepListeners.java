package org.zwicky.study;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.deeplearning4j.arbiter.optimize.runner.listener.StatusListener;

/** Who follows a sweep, in Arbiter's terms and in Zwicky's. Thread-safe. */
final class SweepListeners {

  private final List<StatusListener> status = new CopyOnWriteArrayList<>();
  private final List<SweepListener> sweep = new CopyOnWriteArrayList<>();

  void add(SweepListener listener) {
    sweep.add(listener);
  }

  void add(List<StatusListener> listeners) {
    status.addAll(listeners);
  }

  void remove(List<StatusListener> listeners) {
    status.removeAll(listeners);
  }

  void removeStatusListeners() {
    status.clear();
  }

  void tellStatus(Consumer<StatusListener> call) {
    status.forEach(call);
  }

  /** One call at a time. */
  void tellSweep(Consumer<SweepListener> call) {
    synchronized (sweep) {
      sweep.forEach(call);
    }
  }
}
