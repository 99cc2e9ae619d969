package org.zwicky.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.GlobalPoolSpec;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.training.AugmentationSpec;
import org.zwicky.candidate.training.EarlyStoppingSpec;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.training.dl4j.DilatedDepthwise;
import org.zwicky.training.dl4j.GraphNetwork;
import org.zwicky.training.dl4j.SequentialNetwork;
import org.zwicky.training.dl4j.TrainableNetwork;

/** Small specifications, changed one setting at a time. */
public final class Specs {

  private Specs() {}

  public static TrialSpec trial(TrainingSpec training, LayerSpec... layers) {
    return new TrialSpec(new NetworkSpec(List.of(layers)), training);
  }

  public static TrainingSpec adam(int epochs, int batchSize, double learningRate) {
    return new TrainingSpec(
        epochs,
        batchSize,
        OptimizerSpec.of(UpdaterKind.ADAM, learningRate, 0.9),
        RegularizationSpec.NONE,
        AugmentationSpec.NONE,
        Symmetries.NONE,
        ImbalanceSpec.of(ImbalanceKind.NONE),
        Optional.empty());
  }

  public static TrainingSpec sgd(int epochs, int batchSize, double learningRate, double l2) {
    return new TrainingSpec(
        epochs,
        batchSize,
        OptimizerSpec.of(UpdaterKind.SGD, learningRate, 0),
        RegularizationSpec.ofL2(l2),
        AugmentationSpec.NONE,
        Symmetries.NONE,
        ImbalanceSpec.of(ImbalanceKind.NONE),
        Optional.empty());
  }

  public static TrainingSpec with(TrainingSpec base, ImbalanceKind imbalance) {
    return with(base, ImbalanceSpec.of(imbalance));
  }

  public static TrainingSpec with(TrainingSpec base, ImbalanceSpec imbalance) {
    return copy(base, base.augmentation(), imbalance, base.earlyStopping());
  }

  public static TrainingSpec with(TrainingSpec base, Symmetries symmetries) {
    return copy(base, AugmentationSpec.of(symmetries), base.imbalance(), base.earlyStopping());
  }

  public static TrainingSpec with(
      TrainingSpec base, OptimizerSpec optimizer, RegularizationSpec regularization) {
    return new TrainingSpec(
        base.epochs(),
        base.batchSize(),
        optimizer,
        regularization,
        base.augmentation(),
        base.testTimeAugmentation(),
        base.imbalance(),
        base.earlyStopping());
  }

  public static TrainingSpec withPatience(TrainingSpec base, int patience) {
    return with(base, new EarlyStoppingSpec(patience));
  }

  public static TrainingSpec with(TrainingSpec base, EarlyStoppingSpec stopping) {
    return copy(base, base.augmentation(), base.imbalance(), Optional.of(stopping));
  }

  public static TrainingSpec withLabelSmoothing(TrainingSpec base, double share) {
    return new TrainingSpec(
        base.epochs(),
        base.batchSize(),
        base.optimizer(),
        base.regularization().withLabelSmoothing(share),
        base.augmentation(),
        base.testTimeAugmentation(),
        base.imbalance(),
        base.earlyStopping());
  }

  private static TrainingSpec copy(
      TrainingSpec base,
      AugmentationSpec augmentation,
      ImbalanceSpec imbalance,
      Optional<EarlyStoppingSpec> earlyStopping) {
    return new TrainingSpec(
        base.epochs(),
        base.batchSize(),
        base.optimizer(),
        base.regularization(),
        augmentation,
        base.testTimeAugmentation(),
        imbalance,
        earlyStopping);
  }

  public static ConvSpec conv(
      int filters, int kernel, ActivationKind activation, boolean batchNorm) {
    return new ConvSpec(filters, kernel, 1, Padding.SAME, activation, batchNorm);
  }

  /** A basic block with batch normalisation. */
  public static ResidualSpec residual(int filters, int stride, double stochasticDepth) {
    return new ResidualSpec(
        ResidualKind.BASIC,
        filters,
        3,
        stride,
        ActivationKind.RELU,
        true,
        InitKind.DEFAULT,
        stochasticDepth);
  }

  public static PoolSpec maxPool() {
    return new PoolSpec(PoolKind.MAX, 2, 2);
  }

  public static PoolSpec avgPool() {
    return new PoolSpec(PoolKind.AVG, 2, 2);
  }

  public static GlobalPoolSpec globalAverage() {
    return new GlobalPoolSpec(PoolKind.AVG);
  }

  public static DenseSpec dense(int units, ActivationKind activation) {
    return new DenseSpec(units, activation);
  }

  /** Leaves the gradient of the mean loss of a training step in the network, without the step. */
  public static void computeGradient(TrainableNetwork network, INDArray images, INDArray labels) {
    DilatedDepthwise.compute(
        network,
        () -> {
          computeGradientPlainly(network, images, labels);
          return network;
        });
  }

  private static void computeGradientPlainly(
      TrainableNetwork network, INDArray images, INDArray labels) {
    if (network instanceof GraphNetwork graph) {
      graph.gradients();
      graph.model().setInputs(images);
      graph.model().setLabels(labels);
      graph.model().computeGradientAndScore();
    } else if (network instanceof SequentialNetwork layers) {
      layers.model().setInput(images);
      layers.model().setLabels(labels);
      layers.model().computeGradientAndScore();
    }
  }

  /** Saved models predict in DL4J what the training predicted, but for rounding. */
  public static void assertClose(float[][] found, float[][] expected) {
    assertThat(found).hasDimensions(expected.length, expected[0].length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).as("row %d", i).containsExactly(expected[i], offset(1e-5f));
    }
  }
}
