package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.InitKind;

/**
 * Draws a layer's initial weights. DL4J's own ways have another variance than the literature for
 * LeCun's uniform weights, divide the fan-out by the stride's square, and count all channels as
 * inputs of a depthwise kernel.
 */
final class InitialWeights implements IWeightInit {

  private static final long serialVersionUID = 1L;

  private final InitKind kind;
  private final boolean depthwise;
  private transient Distribution drawn;

  private InitialWeights(InitKind kind, boolean depthwise) {
    this.kind = kind;
    this.depthwise = depthwise;
  }

  /**
   * Of a fully connected layer or a convolution over all channels; DL4J's own where the activation
   * decides.
   *
   * @param following the activation that follows the weights
   */
  static IWeightInit of(InitKind kind, ActivationKind following) {
    return kind == InitKind.DEFAULT
        ? Activations.weightInit(following).getWeightInitFunction()
        : of(kind);
  }

  /** Of a fully connected layer or a convolution over all channels. */
  static InitialWeights of(InitKind kind) {
    return new InitialWeights(kind, /* depthwise= */ false);
  }

  /** Of a convolution of each channel by itself, which no activation follows. */
  static InitialWeights ofDepthwise(InitKind kind) {
    return new InitialWeights(
        kind == InitKind.DEFAULT ? InitKind.LECUN_NORMAL : kind, /* depthwise= */ true);
  }

  /**
   * Gives the layers of an initialised network descriptions of their weights that plain DL4J reads:
   * distributions of the same mean and variance.
   */
  static void describeFor(TrainableNetwork network) {
    for (Layer layer : network.layers()) {
      if (layer.conf().getLayer() instanceof BaseLayer configuration
          && configuration.getWeightInitFn() instanceof InitialWeights weights) {
        configuration.setWeightInitFn(new WeightInitDistribution(weights.drawn));
      }
    }
  }

  /**
   * Fills the view.
   *
   * @param fanIn not used
   * @param fanOut not used
   * @param shape (inputs, outputs), or (outputs, inputs, rows, columns), or of depthwise kernels
   *     (rows, columns, channels, kernels a channel)
   */
  @Override
  public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray paramView) {
    double in = shape.length == 2 ? shape[0] : shape[1] * shape[2] * shape[3];
    double out = shape.length == 2 ? shape[1] : shape[0] * shape[2] * shape[3];
    if (depthwise) {
      in = shape[0] * shape[1];
      out = in * shape[3];
    }
    switch (kind) {
      case HE_NORMAL -> normal(2 / in, paramView);
      case HE_UNIFORM -> uniform(2 / in, paramView);
      case GLOROT_NORMAL -> normal(2 / (in + out), paramView);
      case GLOROT_UNIFORM -> uniform(2 / (in + out), paramView);
      case LECUN_NORMAL -> normal(1 / in, paramView);
      case LECUN_UNIFORM -> uniform(1 / in, paramView);
      case ORTHOGONAL -> orthogonal(shape, paramView);
      case DEFAULT -> throw new IllegalStateException("The activation decides.");
    }
    return paramView.reshape(order, shape);
  }

  private void normal(double variance, INDArray view) {
    drawn = new NormalDistribution(0, Math.sqrt(variance));
    Nd4j.randn(view).muli(Math.sqrt(variance));
  }

  private void uniform(double variance, INDArray view) {
    double bound = Math.sqrt(3 * variance);
    drawn = new UniformDistribution(-bound, bound);
    Nd4j.rand(view, Nd4j.getDistributions().createUniform(-bound, bound));
  }

  /** One matrix, outputs × fan-in, as it lies in memory; of depthwise kernels one a channel. */
  private void orthogonal(long[] shape, INDArray view) {
    int channels = depthwise ? (int) shape[2] : 1;
    int outputs = (int) (depthwise ? shape[3] : shape.length == 2 ? shape[1] : shape[0]);
    int inputs = Math.toIntExact(view.length() / channels / outputs);
    double[] numbers = Nd4j.randn(view).reshape(view.length()).toDoubleVector();
    for (int channel = 0; channel < channels; channel++) {
      double[][] rows = new double[outputs][inputs];
      for (int o = 0; o < outputs; o++) {
        for (int i = 0; i < inputs; i++) {
          rows[o][i] = numbers[place(channel, o, i, channels, outputs, inputs)];
        }
      }
      double[][] orthonormal = Orthonormal.of(rows);
      for (int o = 0; o < outputs; o++) {
        for (int i = 0; i < inputs; i++) {
          numbers[place(channel, o, i, channels, outputs, inputs)] = orthonormal[o][i];
        }
      }
    }
    drawn = new NormalDistribution(0, Math.sqrt(1.0 / Math.max(outputs, inputs)));
    view.assign(Nd4j.createFromArray(numbers).castTo(view.dataType()).reshape(view.shape()));
  }

  private int place(int channel, int output, int in, int channels, int outputs, int inputs) {
    return depthwise ? (in * channels + channel) * outputs + output : output * inputs + in;
  }
}
