package org.zwicky.training.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Score;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.BackendDescription;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.batch.TrainingPlan;
import org.zwicky.training.checkpoint.Checkpointing;

/**
 * Trains candidates on one data set, watching one score on its validation part.
 *
 * <p>The same specification, seed and {@link BackendDescription} give bit-identical results. Not
 * thread-safe: one training at a time, and one process for each parallel one, because ND4J's thread
 * pool is the process's.
 */
public final class CandidateTrainer {

  private final TrainingPlan plan;
  private final Score score;
  private final Goal goal;
  private final List<String> classNames;

  /**
   * @param score what decides which epoch is best
   * @param goal which way the score is better
   */
  public CandidateTrainer(TrainingData data, Score score, Goal goal) {
    this(TrainingPlan.of(data), score, goal);
  }

  /**
   * Trains each candidate as several networks in step: its score is the mean of theirs, and they
   * have the best epoch in common.
   *
   * @param score what decides which epoch is best
   * @param goal which way the score is better
   */
  public CandidateTrainer(TrainingPlan plan, Score score, Goal goal) {
    this(plan, score, goal, List.of());
  }

  /**
   * The same, of classes that the specifications may name.
   *
   * @param classNames of all classes, by index
   */
  public CandidateTrainer(TrainingPlan plan, Score score, Goal goal, List<String> classNames) {
    this.plan = plan;
    this.score = score;
    this.goal = goal;
    this.classNames = List.copyOf(classNames);
    Backend.prepare();
  }

  /**
   * Trains one candidate and goes back to its best epoch.
   *
   * @param seed of initial weights, dropout, order and augmentation
   * @param observer hears of each epoch and may stop the training
   * @param model where the network of the best epoch is saved, in DL4J's zip format; of several,
   *     each in a file whose name has its number: {@code model-1.zip}, … for {@code model.zip}
   * @throws DivergedException if the loss becomes NaN or infinite; no model is saved
   * @throws org.zwicky.base.BadInputException if the layers do not fit the images, or early
   *     stopping watches a class that is not among the data's
   * @throws CancellationException if the thread is interrupted, noticed after the running step
   */
  public TrainingResult train(
      TrialSpec spec, long seed, EpochObserver observer, Optional<Path> model) {
    return run(spec, seed, observer, model, Optional.empty());
  }

  /**
   * As {@link #train(TrialSpec, long, EpochObserver, Optional)}, but goes on after the last
   * finished epoch of the same training if that was cut off, and keeps a checkpoint for the case
   * that this one is. The observer first hears of finished epochs that it has not heard of; if it
   * stops the training then, the finished ones after it still count. One whose last epoch is
   * finished trains nothing and has the same result again.
   */
  public TrainingResult train(
      TrialSpec spec,
      long seed,
      EpochObserver observer,
      Optional<Path> model,
      Checkpointing checkpointing) {
    return run(spec, seed, observer, model, Optional.of(checkpointing));
  }

  private TrainingResult run(
      TrialSpec spec,
      long seed,
      EpochObserver observer,
      Optional<Path> model,
      Optional<Checkpointing> checkpointing) {
    try (TrainingRun run = new TrainingRun(spec, seed, plan, score, goal, classNames)) {
      return run.train(observer, model, checkpointing);
    }
  }
}
