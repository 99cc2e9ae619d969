package org.zwicky.training;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.activations.Activation;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ActivationSpec;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.GlobalPoolSpec;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.network.SeparableConvSpec;
import org.zwicky.candidate.network.Window;

/**
 * Turns the layers of a specification into DL4J's layer configurations, softmax excluded. A flatten
 * is none: it is a preprocessor of the layer after it.
 */
final class LayerBuilder {

  private final List<LayerSpec> specs;
  private final List<Layer> layers = new ArrayList<>();

  private LayerBuilder(List<LayerSpec> specs) {
    this.specs = specs;
  }

  /** Those of one layer of a network. */
  static List<Layer> layersOf(NetworkSpec network, int index) {
    LayerBuilder builder = new LayerBuilder(network.layers());
    builder.add(index);
    return List.copyOf(builder.layers);
  }

  /**
   * Those of a convolution by itself.
   *
   * @param effective the activation that its initial weights shall suit
   */
  static List<Layer> layersOf(ConvSpec conv, ActivationKind effective) {
    LayerBuilder builder = new LayerBuilder(List.of(conv));
    builder.addConv(conv, effective);
    return List.copyOf(builder.layers);
  }

  private void add(int index) {
    LayerSpec spec = specs.get(index);
    if (spec instanceof ConvSpec conv) {
      addConv(conv, effective(conv.activation(), index, specs));
    } else if (spec instanceof SeparableConvSpec separable) {
      addSeparable(separable, effective(separable.activation(), index, specs));
    } else if (spec instanceof PoolSpec pool) {
      layers.add(pool(pool));
    } else if (spec instanceof GlobalPoolSpec pool) {
      layers.add(new GlobalPoolingLayer(poolingType(pool.type())));
    } else if (spec instanceof BatchNormSpec) {
      layers.add(batchNorm());
    } else if (spec instanceof DropoutSpec dropout) {
      addDropout(dropout);
    } else if (spec instanceof DenseSpec dense) {
      addDense(dense, effective(dense.activation(), index, specs));
    } else if (spec instanceof ActivationSpec activation) {
      layers.add(new ActivationLayer(Activations.of(activation.activation())));
    } else if (!(spec instanceof FlattenSpec)) {
      throw new IllegalArgumentException("No DL4J layer for " + spec);
    }
  }

  private void addConv(ConvSpec conv, ActivationKind effective) {
    layers.add(
        window(new ConvolutionLayer.Builder(), conv.window())
            .nOut(conv.filters())
            .hasBias(conv.bias())
            .activation(Activations.of(inner(conv.activation(), conv.batchNorm())))
            .weightInit(weights(conv.init(), effective))
            .build());
    finish(conv.activation(), conv.batchNorm());
  }

  private void addSeparable(SeparableConvSpec separable, ActivationKind effective) {
    layers.add(
        window(new DepthwiseConvolution2D.Builder(), separable.window())
            .depthMultiplier(separable.depthMultiplier())
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .weightInit(InitialWeights.ofDepthwise(separable.init()))
            .build());
    addConv(separable.pointwise(), effective);
  }

  private static <B extends ConvolutionLayer.BaseConvBuilder<B>> B window(
      B builder, Window window) {
    builder.setKernelSize(new int[] {window.size(), window.size()});
    builder.setStride(new int[] {window.stride(), window.stride()});
    builder.setDilation(new int[] {window.dilation(), window.dilation()});
    return builder.convolutionMode(mode(window));
  }

  private static ConvolutionMode mode(Window window) {
    return window.padding() == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }

  private void addDense(DenseSpec dense, ActivationKind effective) {
    layers.add(
        new DenseLayer.Builder()
            .nOut(dense.units())
            .hasBias(dense.bias())
            .activation(Activations.of(inner(dense.activation(), dense.batchNorm())))
            .weightInit(weights(dense.init(), effective))
            .build());
    finish(dense.activation(), dense.batchNorm());
  }

  private static IWeightInit weights(InitKind kind, ActivationKind effective) {
    return kind == InitKind.DEFAULT
        ? Activations.weightInit(effective).getWeightInitFunction()
        : InitialWeights.of(kind);
  }

  /** The activation inside a layer that batch normalisation may follow. */
  private static ActivationKind inner(ActivationKind activation, boolean batchNorm) {
    return batchNorm ? ActivationKind.IDENTITY : activation;
  }

  private void finish(ActivationKind activation, boolean batchNorm) {
    if (batchNorm) {
      layers.add(batchNorm());
      if (activation != ActivationKind.IDENTITY) {
        layers.add(new ActivationLayer(Activations.of(activation)));
      }
    }
  }

  private static BatchNormalization batchNorm() {
    // The variance itself rather than log10 of the deviation: fewer operations a step.
    return new BatchNormalization.Builder().useLogStd(false).build();
  }

  private static SubsamplingLayer pool(PoolSpec pool) {
    return new SubsamplingLayer.Builder(poolingType(pool.type()))
        .kernelSize(pool.size(), pool.size())
        .stride(pool.stride(), pool.stride())
        .convolutionMode(mode(pool.window()))
        .build();
  }

  private void addDropout(DropoutSpec dropout) {
    if (dropout.rate() > 0) {
      layers.add(new DropoutLayer.Builder(dropoutOf(dropout)).build());
    }
  }

  private static IDropout dropoutOf(DropoutSpec dropout) {
    // DL4J's number is the probability to keep an activation, except for noise.
    double kept = 1 - dropout.rate();
    return switch (dropout.type()) {
      case PLAIN -> new Dropout(kept);
      case SPATIAL -> new SpatialDropout(kept);
      case ALPHA -> new AlphaDropout(kept);
      case GAUSSIAN -> new GaussianDropout(dropout.rate());
    };
  }

  private static PoolingType poolingType(PoolKind kind) {
    return kind == PoolKind.MAX ? PoolingType.MAX : PoolingType.AVG;
  }

  /** The activation that follows the weights, be it the layer's own or a layer after it. */
  static ActivationKind effective(ActivationKind own, int index, NetworkSpec network) {
    return effective(own, index, network.layers());
  }

  private static ActivationKind effective(ActivationKind own, int index, List<LayerSpec> specs) {
    for (int i = index + 1; own == ActivationKind.IDENTITY && i < specs.size(); i++) {
      if (specs.get(i) instanceof ActivationSpec activation) {
        return activation.activation();
      }
      if (!(specs.get(i) instanceof BatchNormSpec)) {
        break;
      }
    }
    return own;
  }
}
