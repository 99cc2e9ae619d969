package org.zwicky.optimize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.zwicky.metric.Goal;
import org.zwicky.prune.Better;
import org.zwicky.prune.Curve;
import org.zwicky.prune.CurveHistory;
import org.zwicky.prune.Decision;
import org.zwicky.prune.Pruner;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;
import org.zwicky.space.Assignment;
import org.zwicky.study.TrialState;

/** One run of an optimization. Safe for its own threads: all that they share is under its lock. */
final class Search {

  private static final int FAILURES_IN_A_ROW = 5;

  private final ObjectiveFunction objective;
  private final Proposals proposals;
  private final Pruner pruner;
  private final Goal goal;
  private final int parallel;
  private final int maxTrials;
  private final Optional<Long> limitNanos;
  private final LongSupplier nanoTime;
  private final long begun;
  private final TreeMap<Integer, Observation> observations = new TreeMap<>();
  private final TreeMap<Integer, Curve> curves = new TreeMap<>();
  private final TreeMap<Integer, RunningTrial> running = new TreeMap<>();
  private final List<EndedTrial> ended = new ArrayList<>();
  private int failures;
  private Optional<OptimizationFailedException> failed = Optional.empty();
  private boolean exhausted;
  private volatile boolean stopping;

  Search(Optimization settings, ObjectiveFunction objective) {
    this.objective = objective;
    proposals = new Proposals(settings);
    pruner = settings.pruner;
    goal = settings.goal;
    parallel = settings.parallel;
    maxTrials = settings.trials;
    limitNanos = settings.timeout.map(Duration::toNanos);
    nanoTime = settings.nanoTime;
    begun = nanoTime.getAsLong();
  }

  Results run() {
    if (parallel == 1) {
      runTrialsInTurn();
    } else {
      runInThreads();
    }
    synchronized (this) {
      failed.ifPresent(
          e -> {
            throw e;
          });
      return new Results(goal, ended);
    }
  }

  private void runInThreads() {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            parallel,
            work -> {
              Thread thread = new Thread(work, "zwicky-trial");
              thread.setDaemon(true);
              return thread;
            });
    try {
      ExecutorCompletionService<Void> ends = new ExecutorCompletionService<>(threads);
      for (int i = 0; i < parallel; i++) {
        ends.submit(this::runTrialsInTurn, null);
      }
      for (int i = 0; i < parallel; i++) {
        ends.take().get();
      }
    } catch (InterruptedException e) {
      cutOff();
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      stopping = true;
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void runTrialsInTurn() {
    Optional<RunningTrial> trial = begin();
    while (trial.isPresent()) {
      run(trial.get());
      trial = begin();
    }
  }

  private synchronized Optional<RunningTrial> begin() {
    stopping |= Thread.currentThread().isInterrupted();
    if (stopping || exhausted || observations.size() >= maxTrials || isTimeUp()) {
      return Optional.empty();
    }
    Optional<Assignment> next = proposals.next(List.copyOf(observations.values()));
    exhausted = next.isEmpty();
    return next.map(this::begin);
  }

  private RunningTrial begin(Assignment assignment) {
    int number = observations.size() + 1;
    observations.put(number, new Observation(number, assignment, Status.RUNNING, Double.NaN, 0));
    RunningTrial trial = new RunningTrial(number, assignment, this::judge, () -> stopping);
    running.put(number, trial);
    return trial;
  }

  private boolean isTimeUp() {
    return limitNanos.filter(limit -> nanoTime.getAsLong() - begun >= limit).isPresent();
  }

  private synchronized Decision judge(Curve curve) {
    curves.put(curve.trial(), curve);
    List<Curve> others =
        curves.values().stream().filter(other -> other.trial() != curve.trial()).toList();
    Better better = goal == Goal.MAXIMIZE ? Better.HIGHER : Better.LOWER;
    return pruner.decide(new CurveHistory("value", better, others), curve);
  }

  private void run(RunningTrial trial) {
    long started = nanoTime.getAsLong();
    try {
      double score = objective.score(trial);
      if (trial.prunedBecause().isPresent()) {
        end(trial, TrialState.PRUNED, lastValue(trial), trial.prunedBecause().get(), null, started);
      } else if (stopping) {
        // It may have returned early, as shouldPrune() asked it to.
        end(trial, TrialState.WAITING, Double.NaN, "", null, started);
      } else if (Double.isFinite(score)) {
        end(trial, TrialState.COMPLETE, score, "", null, started);
      } else {
        end(trial, TrialState.FAILED, Double.NaN, "the score is " + score, null, started);
      }
    } catch (InterruptedException e) {
      stopping = true;
      Thread.currentThread().interrupt();
      end(trial, TrialState.WAITING, Double.NaN, "", null, started);
    } catch (Exception e) {
      TrialState state = stopping ? TrialState.WAITING : TrialState.FAILED;
      end(trial, state, Double.NaN, stopping ? "" : e.toString(), e, started);
    }
  }

  private static double lastValue(RunningTrial trial) {
    return trial.steps().get(trial.steps().lastKey());
  }

  private synchronized void end(
      RunningTrial trial,
      TrialState state,
      double value,
      String reason,
      Exception cause,
      long started) {
    if (running.remove(trial.number()) == null) {
      return; // The search was interrupted and has given its results.
    }
    Status status =
        switch (state) {
          case COMPLETE -> Status.COMPLETE;
          case PRUNED -> Status.PRUNED;
          case FAILED -> Status.FAILED;
          case WAITING, RUNNING -> Status.RUNNING;
        };
    int step = Math.max(1, trial.curve().lastEpoch());
    observations.put(
        trial.number(), new Observation(trial.number(), trial.assignment(), status, value, step));
    if (state == TrialState.COMPLETE) {
      curves.computeIfPresent(trial.number(), (number, curve) -> curve.completed());
    }
    double seconds = (nanoTime.getAsLong() - started) / 1e9;
    ended.add(
        new EndedTrial(
            trial.number(), trial.assignment(), state, value, reason, trial.steps(), seconds));
    failures = state == TrialState.FAILED ? failures + 1 : 0;
    if (failures == FAILURES_IN_A_ROW) {
      stopping = true;
      failed =
          Optional.of(
              new OptimizationFailedException(
                  "%d trials in a row failed, the last because: %s"
                      .formatted(FAILURES_IN_A_ROW, reason),
                  cause,
                  new Results(goal, ended)));
    }
  }

  /** Trials under way are recorded as cut off: nobody waits for them. */
  private synchronized void cutOff() {
    stopping = true;
    running
        .values()
        .forEach(
            trial ->
                ended.add(
                    new EndedTrial(
                        trial.number(),
                        trial.assignment(),
                        TrialState.WAITING,
                        Double.NaN,
                        "",
                        new TreeMap<>(),
                        Double.NaN)));
    running.clear();
  }
}
