package org.zwicky.training.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zwicky.candidate.training.EarlyStoppingSpec;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Score;
import org.zwicky.study.Objective;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.EpochObserver.Decision;
import org.zwicky.training.EpochReport;
import org.zwicky.training.StopReason;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.TrainingSegment;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.batch.TrainingPlan;
import org.zwicky.training.checkpoint.Checkpoint;
import org.zwicky.training.checkpoint.CheckpointKeeper;
import org.zwicky.training.checkpoint.Checkpointing;
import org.zwicky.training.checkpoint.TrainingFingerprint;
import org.zwicky.training.schedule.LearningRates;
import org.zwicky.training.schedule.Patience;

/**
 * The training of one candidate, from its first epoch or from a checkpoint, to its last. Used once,
 * by one thread.
 */
final class TrainingRun implements AutoCloseable {

  private final TrialSpec spec;
  private final TrainingSpec settings;
  private final long seed;
  private final TrainingPlan plan;
  private final Score score;
  private final Goal goal;
  private final Score watched;
  private final LearningRates rates;
  private final Replicas replicas;
  private final BestEpoch best;
  private final List<EpochReport> reports = new ArrayList<>();
  private final List<TrainingSegment> stretches = new ArrayList<>();

  TrainingRun(
      TrialSpec spec, long seed, TrainingPlan plan, Score score, Goal goal, List<String> classes) {
    this.spec = spec;
    this.settings = spec.training();
    this.seed = seed;
    this.plan = plan;
    this.score = score;
    this.goal = goal;
    this.watched =
        settings.earlyStopping().map(stopping -> stopping.watched(score, classes)).orElse(score);
    this.rates = new LearningRates(settings.optimizer(), settings.epochs(), goal);
    this.replicas = new Replicas(spec, seed, plan);
    this.best = new BestEpoch(goal);
  }

  TrainingResult train(
      EpochObserver observer, Optional<Path> model, Optional<Checkpointing> checkpointing) {
    EpochRunner.requireNotInterrupted();
    Optional<CheckpointKeeper> keeper =
        checkpointing.filter(wanted -> replicas.fitCheckpoint()).map(this::keeper);
    keeper.flatMap(CheckpointKeeper::newest).ifPresent(this::resume);
    stretches.add(
        new TrainingSegment(reports.size(), replicas.engine(), Backend.prepare().threads()));
    int heard = checkpointing.map(Checkpointing::reportedEpochs).orElse(0);
    Optional<StopReason> end = replay(observer, heard);
    while (end.isEmpty()) {
      EpochReport report = runEpoch(reports.size() + 1);
      // Before anybody hears of the epoch: what was reported is never lost.
      keeper.ifPresent(present -> present.keep(replicas.checkpoint(reports, stretches, best)));
      end = report(report, observer) == Decision.STOP ? Optional.of(StopReason.OBSERVER) : end();
    }
    replicas.goBackToBest();
    model.ifPresent(replicas::save);
    return new TrainingResult(
        reports,
        best.epoch(),
        end.get(),
        replicas.bestProbabilities(),
        replicas.parameterCount(),
        stretches,
        replicas.bestScores());
  }

  @Override
  public void close() {
    replicas.close();
  }

  private CheckpointKeeper keeper(Checkpointing checkpointing) {
    TrainingFingerprint fingerprint =
        TrainingFingerprint.of(
            spec, seed, plan, score, goal, replicas.parameterCount(), replicas.updaterCount());
    return new CheckpointKeeper(checkpointing.file(), fingerprint);
  }

  private void resume(Checkpoint checkpoint) {
    replicas.resume(checkpoint);
    best.resume(checkpoint.best());
    reports.addAll(checkpoint.reports());
    stretches.addAll(checkpoint.stretches());
  }

  private EpochReport runEpoch(int epoch) {
    Replicas.Result result = replicas.run(epoch, rates.after(scores(score)));
    reports.add(result.report());
    if (best.offer(epoch, score.of(result.report().validation()))) {
      replicas.keepAsBest(result);
    }
    return result.report();
  }

  /** Reports epochs that were run before but not heard of. */
  private Optional<StopReason> replay(EpochObserver observer, int heard) {
    for (int i = heard; i < reports.size(); i++) {
      if (report(reports.get(i), observer) == Decision.STOP) {
        return Optional.of(StopReason.OBSERVER);
      }
    }
    return end();
  }

  private static Decision report(EpochReport report, EpochObserver observer) {
    Decision decision = observer.onEpoch(report);
    // An observer that is interrupted while it waits for an answer has none.
    EpochRunner.requireNotInterrupted();
    return decision;
  }

  /** Why there is no epoch after the last one run; empty if there is one. */
  private Optional<StopReason> end() {
    int epoch = reports.size();
    if (epoch == settings.epochs()) {
      return Optional.of(StopReason.LAST_EPOCH);
    }
    boolean outOfPatience =
        settings
            .earlyStopping()
            .filter(stopping -> waited(stopping) >= stopping.patience())
            .isPresent();
    return outOfPatience ? Optional.of(StopReason.NO_IMPROVEMENT) : Optional.empty();
  }

  private int waited(EarlyStoppingSpec stopping) {
    Goal better = stopping.metric().isEmpty() ? goal : Objective.naturalGoal(watched);
    Patience patience = new Patience(better, stopping.minDelta());
    List<Double> heard = scores(watched);
    for (int epoch = 1; epoch <= heard.size(); epoch++) {
      patience.hear(heard.get(epoch - 1), rates.isTelling(epoch));
    }
    return patience.waited();
  }

  /** Of the epochs so far, on the validation part. */
  private List<Double> scores(Score measured) {
    return reports.stream().map(report -> measured.of(report.validation())).toList();
  }
}
