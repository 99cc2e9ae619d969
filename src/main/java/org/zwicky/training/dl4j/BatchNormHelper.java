package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's oneDNN batch normalisation with the statistics of the batch from {@link
 * ChannelStatistics}. For 32-bit networks with channels first and learned scale and shift, as
 * {@link NetworkBuilder} makes them.
 */
final class BatchNormHelper extends MKLDNNBatchNormHelper {

  private final ChannelStatistics statistics = new ChannelStatistics();
  private INDArray batchMean;
  private INDArray batchVariance;

  BatchNormHelper() {
    super(DataType.FLOAT);
  }

  @Override
  public INDArray preOutput(
      INDArray x,
      boolean training,
      long[] shape,
      INDArray gamma,
      INDArray beta,
      INDArray mean,
      INDArray variance,
      double decay,
      double eps,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaceMgr) {
    INDArray usedMean = mean;
    INDArray usedVariance = variance;
    if (training) {
      allocate(x.size(1));
      statistics.compute(contiguous(x), batchMean, batchVariance);
      usedMean = batchMean;
      usedVariance = batchVariance;
    }
    // Not training: then the statistics given are used as they are.
    return super.preOutput(
        x, false, shape, gamma, beta, usedMean, usedVariance, decay, eps, format, workspaceMgr);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray input,
      INDArray epsilon,
      long[] shape,
      INDArray gamma,
      INDArray beta,
      INDArray dGammaView,
      INDArray dBetaView,
      double eps,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaceMgr) {
    INDArray dInput =
        workspaceMgr.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape());
    Nd4j.exec(
        DynamicCustomOp.builder("batchnorm_bp")
            .addInputs(
                input, batchMean, batchVariance, flat(gamma), flat(beta), contiguous(epsilon))
            // Scale, shift, axis of the channels.
            .addIntegerArguments(1, 1, 1)
            .addFloatingPointArguments(eps)
            .addOutputs(
                dInput,
                workspaceMgr.createUninitialized(
                    ArrayType.BP_WORKING_MEM, DataType.FLOAT, batchMean.shape()),
                workspaceMgr.createUninitialized(
                    ArrayType.BP_WORKING_MEM, DataType.FLOAT, batchMean.shape()),
                flat(dGammaView),
                flat(dBetaView))
            .build());
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(BatchNormalizationParamInitializer.GAMMA, dGammaView);
    gradient.setGradientFor(BatchNormalizationParamInitializer.BETA, dBetaView);
    return new Pair<>(gradient, dInput);
  }

  @Override
  public INDArray getMeanCache(DataType type) {
    return batchMean;
  }

  @Override
  public INDArray getVarCache(DataType type) {
    return batchVariance;
  }

  private void allocate(long channels) {
    if (batchMean == null) {
      // Detached: they outlive the workspace of the step.
      batchMean = Nd4j.createUninitialized(DataType.FLOAT, channels).detach();
      batchVariance = Nd4j.createUninitialized(DataType.FLOAT, channels).detach();
    }
  }

  private static INDArray contiguous(INDArray array) {
    return Shape.hasDefaultStridesForShape(array) ? array : array.dup('c');
  }

  private static INDArray flat(INDArray array) {
    return array.reshape(array.length());
  }
}
