package org.zwicky.execute.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zwicky.execute.TrialLog;
import org.zwicky.study.Measurement;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/** One trial of a command, in one attempt or two. Used by one thread. */
final class CommandTrial {

  /** A program that prints without end must not fill the disk. */
  private static final int MOST_LINES = 20_000;

  private static final int MOST_VALUES = 200_000;

  private static final long FOR_EVER = TimeUnit.DAYS.toNanos(10_000);

  private final TrialRequest request;
  private final List<String> command;
  private final Path directory;
  private final CommandSettings settings;
  private final TrialObserver observer;
  private final TrialLog log;
  private final EpochCounting counting;
  private final long deadline;
  private int measuredEpochs;
  private int lines;
  private int values;
  private boolean full;
  private int exitCode;

  CommandTrial(
      TrialRequest request,
      List<String> command,
      Path directory,
      CommandSettings settings,
      TrialObserver observer,
      TrialLog log) {
    this.request = request;
    this.command = command;
    this.directory = directory;
    this.settings = settings;
    this.observer = observer;
    this.log = log;
    this.counting = new EpochCounting(directory);
    this.deadline =
        System.nanoTime() + settings.timeLimit().map(Duration::toNanos).orElse(FOR_EVER);
  }

  /**
   * Starts an attempt.
   *
   * @throws IOException if the command can't be started
   */
  CommandProcess start() throws IOException {
    exitCode = 0;
    Map<String, String> environment =
        TrialEnvironment.of(request, directory, Math.max(request.recordedEpochs(), measuredEpochs));
    return CommandProcess.start(command, environment, settings.grace(), log::add);
  }

  /** Follows an attempt to its end. */
  TrialOutcome follow(CommandProcess process) throws InterruptedException {
    EpochCounter epochs = new EpochCounter(counting.isFromZero());
    Optional<MetricsLine> last = Optional.empty();
    HiddenMetrics hidden = new HiddenMetrics();
    long begun = System.nanoTime();
    try {
      Optional<String> line = process.nextLine(deadline);
      while (line.isPresent()) {
        Optional<MetricsLine> metrics = MetricsLine.parse(line.get());
        if (metrics.isEmpty()) {
          log.add(line.get());
          hidden.look(line.get());
        } else {
          last = metrics;
          OptionalInt epoch = epochs.next(metrics.get().epoch());
          counting.keep(epochs.countsFromZero());
          long now = System.nanoTime();
          Optional<String> prune = measure(epoch, metrics.get(), (now - begun) / 1e9);
          if (prune.isPresent()) {
            return new TrialOutcome.Pruned(prune.get());
          }
          begun = epoch.isPresent() ? now : begun;
        }
        line = process.nextLine(deadline);
      }
      exitCode = process.awaitExit(deadline);
    } catch (TimeoutException e) {
      return new TrialOutcome.Failed(
          "it took longer than its time limit of %s and was stopped%s"
              .formatted(text(settings.timeLimit().orElseThrow()), log.tail().asSuffix()));
    }
    if (exitCode != 0) {
      return new TrialOutcome.Failed(end() + log.tail().asSuffix());
    }
    Optional<String> problem = hidden.problem();
    return problem.isPresent()
        ? new TrialOutcome.Failed(problem.get())
        : CommandResult.of(last, settings.metric(), command, log.tail());
  }

  /** Whether a signal killed the last attempt. */
  boolean wasKilled() {
    return ExitCodes.isSignal(exitCode);
  }

  /** Whether what ended the last attempt is what a system that shuts down sends to all. */
  boolean wasInterrupted() {
    return ExitCodes.isInterruption(exitCode);
  }

  /** How the last attempt ended. */
  String end() {
    return "the command " + ExitCodes.describe(exitCode);
  }

  /** As a search-space file has it, such as 1h30m. */
  private static String text(Duration time) {
    return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  /** An earlier attempt's epochs are measured already: the store takes each but once. */
  private Optional<String> measure(OptionalInt epoch, MetricsLine line, double seconds) {
    if (epoch.isEmpty() || epoch.getAsInt() <= measuredEpochs) {
      return Optional.empty();
    }
    measuredEpochs = epoch.getAsInt();
    if (lines == MOST_LINES || values > MOST_VALUES) {
      if (!full) {
        log.add("(so many metrics are recorded, and no more; the last line is the result)");
        full = true;
      }
      return Optional.empty();
    }
    lines++;
    values += line.metrics().size();
    return observer.onEpoch(
        new Measurement(measuredEpochs, new LinkedHashMap<>(line.metrics()), seconds));
  }
}
