package org.zwicky.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.zwicky.metric.Score;
import org.zwicky.study.Goal;
import org.zwicky.training.EpochObserver.Decision;
import org.zwicky.training.spec.ImbalanceKind;
import org.zwicky.training.spec.ImbalanceSpec;
import org.zwicky.training.spec.TrainingSpec;
import org.zwicky.training.spec.TrialSpec;

/**
 * The training of one candidate, from its first epoch or from a checkpoint, to its last. Used once,
 * by one thread.
 */
final class TrainingRun implements AutoCloseable {

  private final TrialSpec spec;
  private final TrainingSpec settings;
  private final long seed;
  private final TrainingData data;
  private final Score score;
  private final Goal goal;
  private final TrainableNetwork network;
  private final NetworkState state;
  private final Engine engine;
  private final EpochRunner epochs;
  private final BestEpoch best;
  private final List<EpochReport> reports = new ArrayList<>();
  private final List<Stretch> stretches = new ArrayList<>();

  TrainingRun(TrialSpec spec, long seed, TrainingData data, Score score, Goal goal) {
    this.spec = spec;
    this.settings = spec.training();
    this.seed = seed;
    this.data = data;
    this.score = score;
    this.goal = goal;
    EpochTally tally = new EpochTally(data.classes());
    FocalCrossEntropy loss = loss();
    this.network =
        NetworkBuilder.build(
            spec, data.shape(), data.classes(), seed, new ClassLoss(loss, tally), DataType.FLOAT);
    this.state = NetworkState.of(network);
    this.engine = Engines.of(network, spec, data.shape(), loss, tally, seed);
    this.epochs = new EpochRunner(settings, seed, data, engine, tally);
    this.best = new BestEpoch(goal);
  }

  TrainingResult train(
      EpochObserver observer, Optional<Path> model, Optional<Checkpointing> checkpointing) {
    EpochRunner.requireNotInterrupted();
    Optional<CheckpointKeeper> keeper =
        checkpointing.filter(wanted -> state.fitsBuffers()).map(this::keeper);
    keeper.flatMap(CheckpointKeeper::newest).ifPresent(this::resume);
    stretches.add(new Stretch(reports.size(), engine.name(), Backend.prepare().threads()));
    int heard = checkpointing.map(Checkpointing::reportedEpochs).orElse(0);
    Optional<StopReason> end = replay(observer, heard);
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
    epochs.close();
    engine.close();
    network.close();
  }

  private CheckpointKeeper keeper(Checkpointing checkpointing) {
    Fingerprint fingerprint =
        Fingerprint.of(spec, seed, data, score, goal, state.parameterCount(), state.updaterCount());
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

  private EpochReport runEpoch(int epoch) {
    EpochRunner.Result result = epochs.run(epoch);
    reports.add(result.report());
    best.offer(epoch, score.of(result.report().validation()), result.probabilities(), network);
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
            .filter(stopping -> epoch - best.epoch() >= stopping.patience())
            .isPresent();
    return outOfPatience ? Optional.of(StopReason.NO_IMPROVEMENT) : Optional.empty();
  }

  private FocalCrossEntropy loss() {
    ImbalanceSpec imbalance = settings.imbalance();
    double gamma = imbalance.type() == ImbalanceKind.FOCAL ? imbalance.gamma() : 0;
    double[] weights = ClassWeights.of(imbalance.type(), data.trainingCounts());
    return new FocalCrossEntropy(weights, gamma);
  }
}
