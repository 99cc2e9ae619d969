package org.zwicky.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Scores;
import org.zwicky.network.FeatureShape;
import org.zwicky.study.Goal;
import org.zwicky.training.EpochObserver.Decision;
import org.zwicky.training.spec.ImbalanceKind;
import org.zwicky.training.spec.ImbalanceSpec;
import org.zwicky.training.spec.TrainingSpec;
import org.zwicky.training.spec.TrialSpec;

/** The training of one candidate from first to last epoch. Used once, by one thread. */
final class TrainingRun implements AutoCloseable {

  private static final int MIN_PREDICTION_BATCH = 64;

  private static final long COLLECTION_INTERVAL_NANOS = 5_000_000_000L;

  private final TrialSpec spec;
  private final TrainingSpec settings;
  private final long seed;
  private final TrainingData data;
  private final Metric metric;
  private final Goal goal;
  private final EpochTally tally;
  private final MultiLayerNetwork network;
  private final Engine engine;
  private final BatchLoader loader;
  private final EpochSampler sampler;
  private final List<Symmetry> symmetries;
  private final Predictor predictor;
  private final NetworkState state;
  private final BestEpoch best;
  private final List<EpochReport> reports = new ArrayList<>();
  private final List<Stretch> stretches = new ArrayList<>();
  private long lastCollection = System.nanoTime();

  TrainingRun(TrialSpec spec, long seed, TrainingData data, Metric metric, Goal goal) {
    this.spec = spec;
    this.settings = spec.training();
    this.seed = seed;
    this.data = data;
    this.metric = metric;
    this.goal = goal;
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
    this.state = NetworkState.of(network);
    this.best = new BestEpoch(goal);
  }

  TrainingResult train(
      EpochObserver observer, Optional<Path> model, Optional<Checkpointing> checkpointing) {
    requireNotInterrupted();
    Optional<CheckpointKeeper> keeper =
        checkpointing.filter(wanted -> state.fitsBuffers()).map(this::keeper);
    keeper.flatMap(CheckpointKeeper::newest).ifPresent(this::resume);
    int heard = checkpointing.map(Checkpointing::reportedEpochs).orElse(0);
    Optional<StopReason> end = replay(observer, heard);
    stretches.add(new Stretch(reports.size(), engine.name(), Backend.prepare().threads()));
    while (end.isEmpty()) {
      EpochReport report = runEpoch(reports.size() + 1);
      // Before anybody hears of the epoch: what was reported is never lost.
      keeper.ifPresent(present -> present.keep(checkpoint()));
      end = report(report, observer) == Decision.STOP ? Optional.of(StopReason.OBSERVER) : end();
    }
    best.restore(network);
    engine.parametersChanged();
    model.ifPresent(file -> ModelFiles.save(network, file));
    return new TrainingResult(
        reports, best.epoch(), end.get(), best.probabilities(), state.parameterCount(), stretches);
  }

  @Override
  public void close() {
    best.close();
    loader.close();
    engine.close();
    network.close();
  }

  private CheckpointKeeper keeper(Checkpointing checkpointing) {
    Fingerprint fingerprint =
        Fingerprint.of(
            spec, seed, data, metric, goal, state.parameterCount(), state.updaterCount());
    return new CheckpointKeeper(checkpointing.file(), fingerprint);
  }

  private void resume(Checkpoint checkpoint) {
    state.restore(checkpoint);
    engine.parametersChanged();
    best.resume(checkpoint.best(), network);
    reports.addAll(checkpoint.reports());
    stretches.addAll(checkpoint.stretches());
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        reports,
        stretches,
        state.iterations(),
        best.toCheckpoint(),
        state.parameters(),
        state.updaterState());
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
    requireNotInterrupted();
    return decision;
  }

  /** Why there is no epoch after the last; empty if there is one. */
  private Optional<StopReason> end() {
    int epoch = reports.size();
    if (epoch == settings.epochs()) {
      return Optional.of(StopReason.LAST_EPOCH);
    }
    return outOfPatience(epoch) ? Optional.of(StopReason.NO_IMPROVEMENT) : Optional.empty();
  }

  private boolean outOfPatience(int epoch) {
    return settings.earlyStopping().isPresent()
        && epoch - best.epoch() >= settings.earlyStopping().get().patience();
  }

  /** Trains, validates and notes one epoch. */
  private EpochReport runEpoch(int epoch) {
    long start = System.nanoTime();
    trainEpoch(epoch);
    long trained = System.nanoTime();
    float[][] probabilities = predictor.probabilities(data.validation());
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
            (predicted - trained) / 1e9);
    reports.add(report);
    best.offer(epoch, validation.get(metric), probabilities, network);
    return report;
  }

  private void trainEpoch(int epoch) {
    tally.reset();
    engine.beginEpoch(epoch);
    int[] order = sampler.order(epoch);
    for (int from = 0; from < order.length; from += settings.batchSize()) {
      int to = Math.min(from + settings.batchSize(), order.length);
      Batch batch = loader.load(data, order, from, to, symmetries, seed, epoch);
      double score = engine.step(batch);
      // The score has the L2 penalty, which can overflow before the loss does.
      requireFinite(tally.meanLoss(), epoch);
      requireFinite(score, epoch);
      requireNotInterrupted();
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

  private static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the training was interrupted");
    }
  }

  private FocalCrossEntropy loss() {
    ImbalanceSpec imbalance = settings.imbalance();
    double gamma = imbalance.type() == ImbalanceKind.FOCAL ? imbalance.gamma() : 0;
    double[] weights = ClassWeights.of(imbalance.type(), data.trainingCounts());
    return new FocalCrossEntropy(weights, gamma);
  }
}
