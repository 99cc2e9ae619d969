package org.zwicky.training.step;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.study.TrainingSteps;
import org.zwicky.training.dl4j.TrainableNetwork;

/**
 * Makes steps of the gradients that an engine computes, in this order: norms are measured, the
 * gradients clipped, L1 and L2 penalties added, the updater asked, decoupled weight decay added,
 * the result taken from the parameters, and their norms bounded. Penalties and updater are DL4J's
 * own, as the network's configuration has them. Not thread-safe.
 */
public final class Optimizer {

  private final TrainableNetwork network;
  private final double configuredRate;
  private final List<UpdaterBlock> blocks;
  private final INDArray gradients;
  private final GradientClipping clipping;
  private final WeightDecay decay;
  private final Optional<MaxNorm> maxNorm;
  private final StepMonitor monitor;

  /**
   * @param network built of the specification
   * @param input shape of one image
   * @param classes outputs of the softmax
   */
  public Optimizer(TrainableNetwork network, TrialSpec spec, FeatureShape input, int classes) {
    TrainingSpec training = spec.training();
    List<LayerParameters> layers =
        LayerParameters.of(network, NetworkShapes.of(spec.network(), input, classes));
    this.network = network;
    this.configuredRate = training.optimizer().learningRate();
    this.blocks = network.updaterBlocks();
    this.gradients = network.gradients();
    this.clipping = new GradientClipping(training.optimizer().clipping(), layers);
    this.decay = new WeightDecay(training.regularization().weightDecay(), network);
    this.maxNorm =
        training.regularization().maxNorm().isPresent()
            ? Optional.of(new MaxNorm(training.regularization().maxNorm().getAsDouble(), network))
            : Optional.empty();
    this.monitor = new StepMonitor(layers);
  }

  /** To be called before the steps of an epoch. */
  public void beginEpoch() {
    monitor.reset();
  }

  /**
   * Makes a step of the gradients of a batch's mean loss that lie in the network.
   *
   * @param loss that mean
   */
  public void step(double learningRate, double loss) {
    monitor.beforeStep(loss);
    clipping.apply();
    update(learningRate);
    decay.apply(learningRate);
    monitor.afterUpdater(learningRate);
    network.params().subi(gradients);
    maxNorm.ifPresent(MaxNorm::apply);
    network.setIterationCount(network.iterationCount() + 1);
  }

  /** What the epoch's steps so far were like. */
  public TrainingSteps summary() {
    return monitor.summary();
  }

  /** How the gradient has grown in this epoch, for people; empty if it has not much. */
  public Optional<String> explosion() {
    return monitor.explosion();
  }

  private void update(double learningRate) {
    for (UpdaterBlock block : blocks) {
      IUpdater updater = block.getGradientUpdater().getConfig();
      boolean scheduled = updater.hasLearningRate() && learningRate != configuredRate;
      if (scheduled) {
        updater.setLrAndSchedule(learningRate, null);
      }
      block.update(network.iterationCount(), network.epochCount());
      if (scheduled) {
        // The configuration is the network's and goes into its file.
        updater.setLrAndSchedule(configuredRate, null);
      }
    }
  }
}
