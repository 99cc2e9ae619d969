package org.zwicky.training.run;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.NetworkState;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.engine.Engine;
import org.zwicky.training.engine.Engines;
import org.zwicky.training.loss.ClassLoss;
import org.zwicky.training.loss.TargetLoss;
import org.zwicky.training.model.ModelFiles;
import org.zwicky.training.schedule.EpochRates;
import org.zwicky.training.step.Optimizer;

/**
 * One of the networks that a candidate is trained as, with what trains it and what it was after the
 * best epoch. Not thread-safe.
 */
final class Replica implements AutoCloseable {

  private final TrainableNetwork network;
  private final NetworkState state;
  private final Engine engine;
  private final PostHocAdjustment adjustment;
  private final EpochRunner epochs;
  private float[][] bestProbabilities = new float[0][];
  private INDArray bestParameters;

  Replica(TrialSpec spec, long seed, TrainingData data) {
    EpochTally tally = new EpochTally(data.classes());
    TrainingSpec settings = spec.training();
    TargetLoss loss = TargetLoss.of(settings, data.priors(), tally);
    this.network =
        NetworkBuilder.build(
            spec, data.shape(), data.classes(), seed, new ClassLoss(loss), DataType.FLOAT);
    this.state = NetworkState.of(network);
    this.engine = Engines.of(network, spec, data.shape(), loss, seed);
    Optimizer optimizer = new Optimizer(network, spec, data.shape(), data.classes());
    this.adjustment = PostHocAdjustment.of(settings.imbalance(), data.priors(), network, engine);
    this.epochs = new EpochRunner(settings, seed, data, engine, optimizer, adjustment, tally);
  }

  /** What training changes in the network. */
  NetworkState state() {
    return state;
  }

  /** What computes. */
  String engine() {
    return engine.name();
  }

  /** Trains and validates an epoch. */
  EpochRunner.Result run(int epoch, EpochRates rates) {
    return epochs.run(epoch, rates);
  }

  /**
   * Remembers the network as it is as that of the best epoch.
   *
   * @param probabilities of its validation images
   */
  void keepAsBest(float[][] probabilities) {
    bestProbabilities = probabilities;
    if (bestParameters == null) {
      bestParameters = network.params().dup();
    } else {
      bestParameters.assign(network.params());
    }
  }

  /** Of its validation images after the best epoch, shape (N, K). */
  float[][] bestProbabilities() {
    return bestProbabilities;
  }

  /** The parameters after the best epoch; a view, which the next better epoch overwrites. */
  ByteBuffer bestParameters() {
    return NetworkState.bytes(bestParameters);
  }

  /** Goes on from where another run of the same training was. */
  void resume(
      int iterations,
      ByteBuffer parameters,
      ByteBuffer updaterState,
      float[][] probabilities,
      ByteBuffer best) {
    state.restore(iterations, parameters, updaterState);
    engine.parametersChanged();
    bestProbabilities = probabilities;
    bestParameters = network.params().dup();
    bestParameters().put(best.duplicate());
  }

  /**
   * Puts the parameters of the best epoch back, running statistics included, and adjusts what the
   * network predicts for good.
   */
  void goBackToBest() {
    network.params().assign(bestParameters);
    adjustment.apply();
    engine.parametersChanged();
  }

  /** Saves the network as it is. */
  void save(Path model) {
    ModelFiles.save(network, model);
  }

  @Override
  public void close() {
    if (bestParameters != null) {
      bestParameters.close();
    }
    epochs.close();
    engine.close();
    network.close();
  }
}
