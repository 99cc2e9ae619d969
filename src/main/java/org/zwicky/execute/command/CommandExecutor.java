package org.zwicky.execute.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.zwicky.execute.TrialLog;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * Executes a trial by running a command: see {@code docs/search-space.md} for what passes between
 * them. A command that a signal kills is run once more. All that a command started ends with the
 * trial, or with this process.
 */
public final class CommandExecutor implements TrialExecutor {

  private static final int ATTEMPTS = 2;

  private final CommandSettings settings;
  private final Set<CommandProcess> running = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);

  public CommandExecutor(CommandSettings settings) {
    this.settings = settings;
  }

  @Override
  public int parallelism() {
    return settings.parallelism();
  }

  @Override
  public TrialOutcome execute(TrialRequest request, TrialObserver observer)
      throws InterruptedException {
    List<String> command = settings.commandLine().apply(request.parameters());
    Optional<String> problem = ProgramCheck.problem(command.get(0));
    if (problem.isPresent()) {
      return new TrialOutcome.Failed(problem.get());
    }
    Path directory = settings.artifacts().resolve(Integer.toString(request.number()));
    try (TrialLog log =
        TrialLog.open(TrialLog.of(settings.artifacts(), request), request.recordedEpochs() > 0)) {
      CommandTrial trial = new CommandTrial(request, command, directory, settings, observer, log);
      for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
        TrialOutcome outcome = attempt(trial);
        if (!trial.wasKilled() || outcome instanceof TrialOutcome.Interrupted) {
          return outcome;
        }
        log.add("(" + trial.end() + "; it is run once more)");
      }
      return attempt(trial);
    } catch (IOException e) {
      return isClosing()
          ? new TrialOutcome.Interrupted()
          : new TrialOutcome.Failed(
              "the command can't be started: " + e.getMessage(), TrialLog.kindOf(e));
    }
  }

  @Override
  public void close() {
    closing.countDown();
    running.forEach(CommandProcess::stop);
  }

  private TrialOutcome attempt(CommandTrial trial) throws IOException, InterruptedException {
    try (CommandProcess process = trial.start()) {
      running.add(process);
      try {
        // After it is known to close(), so that none is missed.
        if (isClosing()) {
          return new TrialOutcome.Interrupted();
        }
        TrialOutcome outcome = trial.follow(process);
        boolean cutShort = isClosing() || (trial.wasInterrupted() && isClosingSoon());
        return cutShort ? new TrialOutcome.Interrupted() : outcome;
      } finally {
        running.remove(process);
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** A system that shuts down sends its signal to this process and to commands alike. */
  private boolean isClosingSoon() throws InterruptedException {
    return closing.await(2, TimeUnit.SECONDS);
  }
}
