package org.zwicky.training.run;

import java.util.concurrent.CancellationException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.metric.Scores;
import org.zwicky.training.DivergedException;
import org.zwicky.training.EpochReport;
import org.zwicky.training.augment.Augmentation;
import org.zwicky.training.augment.Symmetry;
import org.zwicky.training.backend.NativeGarbage;
import org.zwicky.training.batch.Batch;
import org.zwicky.training.batch.BatchLoader;
import org.zwicky.training.batch.EpochSampler;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.engine.Engine;
import org.zwicky.training.predict.Predictor;
import org.zwicky.training.schedule.EpochRates;
import org.zwicky.training.step.Optimizer;

/**
 * Trains a network through one epoch after the other and validates it. What is random in an epoch
 * depends on the seed and the epoch's number alone. Not thread-safe.
 */
final class EpochRunner implements AutoCloseable {

  private static final int MIN_PREDICTION_BATCH = 64;

  private final int batchSize;
  private final long seed;
  private final TrainingData data;
  private final Engine engine;
  private final Optimizer optimizer;
  private final PostHocAdjustment adjustment;
  private final EpochTally tally;
  private final BatchLoader loader;
  private final EpochSampler sampler;
  private final Augmentation augmentation;
  private final Predictor predictor;

  /**
   * @param engine trains and predicts; stays the caller's
   * @param optimizer makes the steps of what the engine computes
   * @param adjustment of predictions
   * @param tally hears of the engine's predictions in training
   */
  EpochRunner(
      TrainingSpec settings,
      long seed,
      TrainingData data,
      Engine engine,
      Optimizer optimizer,
      PostHocAdjustment adjustment,
      EpochTally tally) {
    this.batchSize = settings.batchSize();
    this.seed = seed;
    this.data = data;
    this.engine = engine;
    this.optimizer = optimizer;
    this.adjustment = adjustment;
    this.tally = tally;
    this.loader = new BatchLoader(data.pixels(), data.shape(), data.classes());
    this.sampler = data.sampler(settings.imbalance().oversampling(), seed);
    FeatureShape shape = data.shape();
    this.augmentation =
        new Augmentation(settings.augmentation(), shape.channels(), shape.height(), shape.width());
    this.predictor =
        new Predictor(
            engine,
            loader,
            Math.max(batchSize, MIN_PREDICTION_BATCH),
            Symmetry.of(settings.testTimeAugmentation(), shape.isSquare()));
  }

  /**
   * What an epoch brought.
   *
   * @param probabilities of the validation images after it, shape (N, K)
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  record Result(EpochReport report, float[][] probabilities) {}

  /**
   * Runs an epoch.
   *
   * @param rates of its steps
   * @throws DivergedException if a loss or prediction is no finite number
   * @throws CancellationException if the thread is interrupted while it trains
   */
  Result run(int epoch, EpochRates rates) {
    long start = System.nanoTime();
    train(epoch, rates);
    long trained = System.nanoTime();
    float[][] probabilities = adjustment.during(() -> predictor.probabilities(data.validation()));
    long predicted = System.nanoTime();
    requireFinite(probabilities, epoch);
    Scores validation = Scores.of(data.validationLabels(), probabilities);
    EpochReport report =
        new EpochReport(
            epoch,
            tally.meanLoss(),
            tally.scores(),
            validation,
            (System.nanoTime() - start) / 1e9,
            (trained - start) / 1e9,
            (predicted - trained) / 1e9,
            optimizer.summary());
    return new Result(report, probabilities);
  }

  @Override
  public void close() {
    loader.close();
  }

  /** Throws the exception for an interrupted thread if this one is. */
  static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the training was interrupted");
    }
  }

  private void train(int epoch, EpochRates rates) {
    tally.reset();
    engine.beginEpoch(epoch);
    optimizer.beginEpoch();
    int[] order = sampler.order(epoch);
    int steps = (order.length + batchSize - 1) / batchSize;
    for (int from = 0; from < order.length; from += batchSize) {
      int to = Math.min(from + batchSize, order.length);
      Batch batch = loader.load(data, order, from, to, augmentation, seed, epoch);
      double score = engine.computeGradient(batch);
      optimizer.step(rates.at(from / batchSize, steps), score);
      // The score has the penalties, which can overflow before the loss does.
      requireFinite(tally.meanLoss(), epoch);
      requireFinite(score, epoch);
      requireNotInterrupted();
      NativeGarbage.collectIfDue();
    }
  }

  private void requireFinite(double trainingLoss, int epoch) {
    if (!Double.isFinite(trainingLoss)) {
      throw new DivergedException(epoch, "training loss", trainingLoss, optimizer.explosion());
    }
  }

  private void requireFinite(float[][] probabilities, int epoch) {
    for (float[] row : probabilities) {
      for (float probability : row) {
        if (!Float.isFinite(probability)) {
          throw new DivergedException(
              epoch, "validation prediction", probability, optimizer.explosion());
        }
      }
    }
  }
}
