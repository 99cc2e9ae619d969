package org.zwicky.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.zwicky.app.progress.FinalistOutline;
import org.zwicky.app.progress.SweepObserver;
import org.zwicky.app.progress.SweepOutline;
import org.zwicky.app.progress.SweepSnapshot;
import org.zwicky.app.progress.SweepState;
import org.zwicky.base.text.Plural;
import org.zwicky.finals.FinalistListener;
import org.zwicky.space.Assignment;
import org.zwicky.study.Measurement;
import org.zwicky.study.Objective;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialRequest;

/**
 * Shows a sweep as it runs: a line for each trial that ends and, on a terminal, one live line below
 * them; elsewhere a line from time to time while no trial ends. Thread-safe.
 */
final class TerminalProgress implements SweepObserver, AutoCloseable {

  /** Silence after which a sweep that is not on a terminal says that it is alive. */
  static final Duration HEARTBEAT = Duration.ofMinutes(3);

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final PrintWriter err;
  private final boolean quiet;
  private final boolean live;
  private final LiveLine line;
  private final Clock clock;
  private final ScheduledExecutorService ticker;
  private Function<Assignment, OptionalInt> epochs;
  private Objective objective;
  private SweepState state;
  private LiveText liveText;
  private Instant lastLine;
  private Future<?> ticks;

  /** What the live line says. */
  @FunctionalInterface
  interface LiveText {

    /** The text at a moment, {@code width} signs long at the most. */
    String at(Instant now, int width);
  }

  /**
   * @param columns of the terminal at any moment
   */
  TerminalProgress(PrintWriter err, boolean quiet, boolean live, IntSupplier columns, Clock clock) {
    this.err = err;
    this.quiet = quiet;
    this.live = live && !quiet;
    this.line = new LiveLine(err, columns);
    this.clock = clock;
    this.lastLine = clock.instant();
    this.ticker = Executors.newSingleThreadScheduledExecutor(TerminalProgress::daemon);
  }

  static TerminalProgress on(PrintWriter err, boolean quiet) {
    return new TerminalProgress(
        err, quiet, Terminal.isLive(), Terminal::liveColumns, Clock.systemUTC());
  }

  @Override
  public synchronized void note(String message) {
    println(message);
  }

  /** Introduces the sweep; from now on the live line moves. */
  @Override
  public synchronized void begin(SweepOutline sweep) {
    epochs = sweep.epochs();
    objective = sweep.study().objective();
    state =
        new SweepState(
            objective,
            sweep.settings().trials(),
            sweep.parallelism(),
            sweep.settings().timeout(),
            sweep.imagesAnEpoch(),
            clock.instant());
    sweep.earlier().forEach(trial -> state.onEarlierTrial(trial, epochs.apply(trial.parameters())));
    println(
        "Study '%s': %s, %s; %s."
            .formatted(
                sweep.study().name(),
                Plural.of(sweep.settings().trials(), "trial"),
                objective.metric(),
                sweep.work()));
    int ended = state.at(clock.instant()).ended();
    if (ended > 0) {
      println("Continuing after %s.".formatted(Plural.of(ended, "finished trial")));
    }
    follow((now, width) -> ProgressLine.of(state.at(now), width));
  }

  /** Introduces the finalists; from now on the live line is theirs. */
  @Override
  public FinalistListener beginFinalists(FinalistOutline finalists) {
    FinalistProgress progress = new FinalistProgress(this, finalists);
    progress.begin();
    return progress;
  }

  /** The live line says this from now on. */
  synchronized void follow(LiveText text) {
    liveText = text;
    refresh();
    if (!quiet && ticks == null) {
      ticks = ticker.scheduleAtFixedRate(this::refresh, 1, 1, TimeUnit.SECONDS);
    }
  }

  @Override
  public synchronized void onTrialStarted(TrialRequest request) {
    state.onStarted(request, epochs.apply(request.parameters()), clock.instant());
    refresh();
  }

  @Override
  public synchronized void onEpoch(TrialRequest request, Measurement measurement) {
    state.onEpoch(request.number(), measurement, clock.instant());
    refresh();
  }

  @Override
  public synchronized void onTrialRetried(TrialRequest request, String reason) {
    println("trial %d: %s; trying once more".formatted(request.number(), reason));
    refresh();
  }

  @Override
  public synchronized void onTrialEnded(Trial trial) {
    state.onEnded(trial, clock.instant());
    if (trial.state().isFinal()) {
      SweepSnapshot now = state.at(clock.instant());
      println(
          TrialLine.of(
              now.ended() + "/" + now.trials(),
              trial,
              objective,
              state.isBest(trial),
              live ? line.width() : NO_LIMIT));
    }
    refresh();
  }

  /** Brings the live line up to date, or prints a line if there was none for long. */
  synchronized void refresh() {
    if (liveText == null || quiet) {
      return;
    }
    Instant now = clock.instant();
    if (live) {
      line.show(liveText.at(now, line.width()));
    } else if (Duration.between(lastLine, now).compareTo(HEARTBEAT) >= 0) {
      println(liveText.at(now, NO_LIMIT));
    }
  }

  /** Takes the live line away; it does not come back. */
  synchronized void end() {
    if (ticks != null) {
      ticks.cancel(false);
    }
    ticker.shutdownNow();
    liveText = null;
    if (live) {
      line.clear();
    }
  }

  @Override
  public void close() {
    end();
  }

  private void println(String text) {
    if (quiet) {
      return;
    }
    lastLine = clock.instant();
    if (live) {
      line.printAbove(text);
    } else {
      err.println(text);
      err.flush();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }
}
