package org.zwicky.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Scores;
import org.zwicky.network.FeatureShape;
import org.zwicky.study.Goal;
import org.zwicky.training.spec.ImbalanceKind;
import org.zwicky.training.spec.ImbalanceSpec;
import org.zwicky.training.spec.TrainingSpec;
import org.zwicky.training.spec.TrialSpec;

/** The training of one candidate from first to last epoch. Used once, by one thread. */
final class TrainingRun implements AutoCloseable {

  private static final int MIN_PREDICTION_BATCH = 64;

  private static final long COLLECTION_INTERVAL_NANOS = 5_000_000_000L;

  private final TrainingSpec settings;
  private final long seed;
  private final TrainingData data;
  private final EpochTally tally;
  private final TrainableNetwork network;
  private final Engine engine;
  private final BatchLoader loader;
  private final EpochSampler sampler;
  private final List<Symmetry> symmetries;
  private final Predictor predictor;
  private long lastCollection = System.nanoTime();

  TrainingRun(TrialSpec spec, long seed, TrainingData data) {
    this.settings = spec.training();
    this.seed = seed;
    this.data = data;
    FeatureShape shape = data.shape();
    this.tally = new EpochTally(data.classes());
    FocalCrossEntropy loss = loss();
    this.network =
        NetworkBuilder.build(
            spec, shape, data.classes(), seed, new ClassLoss(loss, tally), DataType.FLOAT);
    this.engine = Engines.of(network, spec, shape, loss, tally, seed);
    this.loader = new BatchLoader(data.pixels(), shape, data.classes());
    this.sampler = data.sampler(settings.imbalance().type() == ImbalanceKind.OVERSAMPLE, seed);
    this.symmetries = Symmetry.of(settings.augmentation(), shape.height() == shape.width());
    this.predictor =
        new Predictor(engine, loader, Math.max(settings.batchSize(), MIN_PREDICTION_BATCH));
  }

  TrainingResult train(Metric metric, Goal goal, EpochObserver observer, Optional<Path> model) {
    int[] labels = data.validationLabels();
    List<EpochReport> reports = new ArrayList<>();
    StopReason reason = StopReason.LAST_EPOCH;
    Nd4j.getRandom().setSeed(seed);
    try (BestEpoch best = new BestEpoch(goal)) {
      for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
        long start = System.nanoTime();
        trainEpoch(epoch);
        long trained = System.nanoTime();
        float[][] probabilities = predictor.probabilities(data.validation());
        long predicted = System.nanoTime();
        requireFinite(probabilities, epoch);
        Scores validation = Scores.of(labels, probabilities);
        EpochReport report =
            new EpochReport(
                epoch,
                tally.meanLoss(),
                tally.scores(),
                validation,
                (System.nanoTime() - start) / 1e9,
                (trained - start) / 1e9,
                (predicted - trained) / 1e9);
        reports.add(report);
        best.offer(epoch, validation.get(metric), probabilities, network);
        if (observer.onEpoch(report) == EpochObserver.Decision.STOP) {
          reason = StopReason.OBSERVER;
          break;
        }
        if (outOfPatience(epoch, best.epoch()) && epoch < settings.epochs()) {
          reason = StopReason.NO_IMPROVEMENT;
          break;
        }
      }
      best.restore(network);
      engine.parametersChanged();
      model.ifPresent(file -> ModelFiles.save(network, file));
      return new TrainingResult(
          reports, best.epoch(), reason, best.probabilities(), network.numParams(), engine.name());
    }
  }

  @Override
  public void close() {
    loader.close();
    engine.close();
    network.close();
  }

  private void trainEpoch(int epoch) {
    tally.reset();
    int[] order = sampler.order(epoch);
    for (int from = 0; from < order.length; from += settings.batchSize()) {
      int to = Math.min(from + settings.batchSize(), order.length);
      Batch batch = loader.load(data, order, from, to, symmetries, seed, epoch);
      double score = engine.step(batch);
      // The score has the L2 penalty, which can overflow before the loss does.
      requireFinite(tally.meanLoss(), epoch);
      requireFinite(score, epoch);
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted in epoch " + epoch);
      }
      collectGarbage();
    }
  }

  /**
   * Each step leaves a few megabytes of native memory to the garbage collector, which sees only the
   * small Java objects that hold them: without help a process grows by gigabytes.
   */
  private void collectGarbage() {
    if (System.nanoTime() - lastCollection > COLLECTION_INTERVAL_NANOS) {
      System.gc();
      lastCollection = System.nanoTime();
    }
  }

  private static void requireFinite(double trainingLoss, int epoch) {
    if (!Double.isFinite(trainingLoss)) {
      throw new DivergedException(epoch, "training loss", trainingLoss);
    }
  }

  private static void requireFinite(float[][] probabilities, int epoch) {
    for (float[] row : probabilities) {
      for (float probability : row) {
        if (!Float.isFinite(probability)) {
          throw new DivergedException(epoch, "validation prediction", probability);
        }
      }
    }
  }

  private boolean outOfPatience(int epoch, int bestEpoch) {
    return settings.earlyStopping().isPresent()
        && epoch - bestEpoch >= settings.earlyStopping().get().patience();
  }

  private FocalCrossEntropy loss() {
    ImbalanceSpec imbalance = settings.imbalance();
    double gamma = imbalance.type() == ImbalanceKind.FOCAL ? imbalance.gamma() : 0;
    double[] weights = ClassWeights.of(imbalance.type(), data.trainingCounts());
    return new FocalCrossEntropy(weights, gamma);
  }
}
