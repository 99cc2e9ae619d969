package org.zwicky.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.zwicky.app.progress.Interruption;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Notices SIGINT and SIGTERM while a command is under way. Handlers rather than a shutdown hook,
 * because the database closes itself in a hook of its own, at the same time as ours would still
 * write.
 *
 * <p>Work that can be stopped in order is, and the command then ends as it would; everything else
 * is cut off by the end of the process, which all that is recorded survives. So it is where the
 * orderly way takes too long, and at a second signal. Thread-safe.
 */
final class SignalInterruption implements Interruption, AutoCloseable {

  /** For the orderly way: people wait no longer than five seconds. */
  private static final long PATIENCE_SECONDS = 4;

  private final Runnable farewell;
  private final AtomicBoolean said = new AtomicBoolean();
  private final CountDownLatch signal = new CountDownLatch(1);
  private final List<Runnable> restorations = new ArrayList<>();
  private Runnable stop;

  private SignalInterruption(Runnable farewell) {
    this.farewell = farewell;
  }

  /**
   * Listens from now on.
   *
   * @param farewell tells the person how to go on; called once at most
   */
  static SignalInterruption listen(Runnable farewell) {
    SignalInterruption interruption = new SignalInterruption(farewell);
    for (String name : List.of("INT", "TERM")) {
      SignalHandler earlier = Signal.handle(new Signal(name), received -> interruption.onSignal());
      interruption.restorations.add(() -> Signal.handle(new Signal(name), earlier));
    }
    return interruption;
  }

  @Override
  public <T> T during(Runnable stopWork, Supplier<T> work) {
    setStop(stopWork);
    try {
      return work.get();
    } finally {
      setStop(null);
      // What follows may write files, whose channels an interrupt would close.
      Thread.interrupted();
    }
  }

  @Override
  public boolean happened() {
    return signal.getCount() == 0;
  }

  /**
   * Waits a moment for a signal that others of this terminal got already: they can be faster.
   *
   * @return whether it came
   */
  boolean happensSoon() {
    try {
      return signal.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return happened();
    }
  }

  /** Tells the person how to go on, unless that was done already. */
  void sayFarewell() {
    if (said.compareAndSet(false, true)) {
      farewell.run();
    }
  }

  @Override
  public void close() {
    restorations.forEach(Runnable::run);
  }

  private synchronized void setStop(Runnable stopWork) {
    stop = stopWork;
  }

  private void onSignal() {
    Runnable stopNow;
    synchronized (this) {
      stopNow = happened() ? null : stop;
      signal.countDown();
    }
    if (stopNow == null) {
      leave();
    }
    Thread guard = new Thread(this::leaveAfterPatience, "interruption");
    guard.setDaemon(true);
    guard.start();
    stopNow.run();
  }

  private void leaveAfterPatience() {
    try {
      TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leave();
  }

  private void leave() {
    sayFarewell();
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }
}
