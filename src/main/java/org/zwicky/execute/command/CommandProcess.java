package org.zwicky.execute.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A command that runs. Used by one thread, but {@link #stop()} may come from any.
 *
 * <p>Threads of its own read what it prints, so that the one that waits for a line can be
 * interrupted and can look at the clock.
 */
final class CommandProcess implements AutoCloseable {

  private static final int LINES_AHEAD = 1000;
  private static final long TICK_MILLIS = 500;
  private static final int TICKS_TO_EMPTY_A_PIPE = 4;

  /** A line of standard output, or its end. */
  private record Line(Optional<String> text) {}

  private final Process process;
  private final Duration grace;
  private final Consumer<String> log;
  private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(LINES_AHEAD);
  private final Thread output;
  private final Thread errors;
  private boolean ended;

  private CommandProcess(Process process, Duration grace, Consumer<String> log) {
    this.process = process;
    this.grace = grace;
    this.log = log;
    this.output = thread("output", this::readOutput);
    this.errors = thread("errors", this::readErrors);
  }

  /**
   * Starts a command.
   *
   * @param environment added to that of this process
   * @param log gets what it prints on standard error
   * @throws IOException if it can't be started
   */
  static CommandProcess start(
      List<String> command, Map<String, String> environment, Duration grace, Consumer<String> log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Guard.before(command, grace));
    builder.environment().putAll(environment);
    // Python would keep its lines back until it has a page of them.
    builder.environment().putIfAbsent("PYTHONUNBUFFERED", "1");
    return new CommandProcess(builder.start(), grace, log);
  }

  /**
   * Waits for the next line of standard output.
   *
   * @param deadline of {@link System#nanoTime}
   * @return empty at the end
   * @throws TimeoutException at the deadline
   */
  Optional<String> nextLine(long deadline) throws InterruptedException, TimeoutException {
    int ticksSinceExit = 0;
    while (!ended) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      // Before a line is taken: one that prints without end would never come to its deadline.
      if (left <= 0) {
        throw new TimeoutException();
      }
      Line line = lines.poll(Math.min(TICK_MILLIS, Math.max(1, left)), TimeUnit.MILLISECONDS);
      if (line != null) {
        ended = line.text().isEmpty();
        return line.text();
      }
      // Something that got away from the command's process group may hold its output open.
      ended = !process.isAlive() && ++ticksSinceExit > TICKS_TO_EMPTY_A_PIPE;
    }
    return Optional.empty();
  }

  /**
   * Waits until it has ended and all it printed on standard error is in the log.
   *
   * @return its exit code; that of a signal is 128 more than the signal
   * @throws TimeoutException at the deadline
   */
  int awaitExit(long deadline) throws InterruptedException, TimeoutException {
    long left = Math.max(0, deadline - System.nanoTime());
    if (!process.waitFor(left, TimeUnit.NANOSECONDS)) {
      throw new TimeoutException();
    }
    errors.join(TICKS_TO_EMPTY_A_PIPE * TICK_MILLIS);
    return process.exitValue();
  }

  /** Asks it, and all that it started, to end; those that have not after the grace are killed. */
  void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      log.accept("(the command's input can't be closed: " + e.getMessage() + ")");
    }
    if (!Guard.isThere()) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  /** Stops it where it still runs, and waits for its end; what it prints by then is logged. */
  @Override
  public void close() {
    stop();
    // The guard may need the grace twice: for the command, and for what that leaves behind.
    long deadline = System.nanoTime() + 2 * grace.toNanos() + TimeUnit.SECONDS.toNanos(2);
    try {
      Optional<String> line = nextLine(deadline);
      while (line.isPresent()) {
        log.accept(line.get());
        line = nextLine(deadline);
      }
      awaitExit(deadline);
    } catch (TimeoutException e) {
      kill();
    } catch (InterruptedException e) {
      // The guard goes on with it alone.
      Thread.currentThread().interrupt();
    } finally {
      output.interrupt();
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void readOutput() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      LineReader text = new LineReader(reader);
      Optional<String> line = text.next();
      while (line.isPresent()) {
        lines.put(new Line(line));
        line = text.next();
      }
    } catch (IOException e) {
      log.accept("(the command's output ends here: " + e.getMessage() + ")");
    } catch (InterruptedException e) {
      // Nobody reads any more.
      return;
    }
    endOutput();
  }

  private void endOutput() {
    try {
      lines.put(new Line(Optional.empty()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readErrors() {
    try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
      LineReader text = new LineReader(reader);
      Optional<String> line = text.next();
      while (line.isPresent()) {
        log.accept(line.get());
        line = text.next();
      }
    } catch (IOException e) {
      log.accept("(the command's errors end here: " + e.getMessage() + ")");
    }
  }

  private Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, "command-" + process.pid() + "-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
