package org.zwicky.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Notices SIGINT and SIGTERM while work is under way. Handlers rather than a shutdown hook, because
 * the database closes itself in a hook of its own, at the same time as ours would still write. A
 * second signal ends the process at once.
 */
final class Interruption implements AutoCloseable {

  private final AtomicBoolean happened = new AtomicBoolean();
  private final List<Runnable> restorations = new ArrayList<>();

  private Interruption() {}

  /** Calls {@code action}, on another thread, at the first signal. */
  static Interruption listen(Runnable action) {
    Interruption interruption = new Interruption();
    for (String name : List.of("INT", "TERM")) {
      Signal signal = new Signal(name);
      SignalHandler earlier = Signal.handle(signal, received -> interruption.onSignal(action));
      interruption.restorations.add(() -> Signal.handle(signal, earlier));
    }
    return interruption;
  }

  boolean happened() {
    return happened.get();
  }

  @Override
  public void close() {
    restorations.forEach(Runnable::run);
  }

  private void onSignal(Runnable action) {
    if (happened.compareAndSet(false, true)) {
      action.run();
    } else {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
  }
}
