package org.zwicky.training;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.zwicky.network.ActivationKind;
import org.zwicky.network.ActivationSpec;
import org.zwicky.network.BatchNormSpec;
import org.zwicky.network.ConvSpec;
import org.zwicky.network.DenseSpec;
import org.zwicky.network.DropoutSpec;
import org.zwicky.network.GlobalPoolSpec;
import org.zwicky.network.LayerSpec;
import org.zwicky.network.NetworkSpec;
import org.zwicky.network.Padding;
import org.zwicky.network.PoolKind;
import org.zwicky.network.PoolSpec;

/** Turns the layers of a specification into DL4J's layer configurations, softmax excluded. */
final class LayerBuilder {

  private final List<LayerSpec> specs;
  private final List<Layer> layers = new ArrayList<>();

  private LayerBuilder(List<LayerSpec> specs) {
    this.specs = specs;
  }

  static List<Layer> layersOf(NetworkSpec network) {
    LayerBuilder builder = new LayerBuilder(network.layers());
    for (int i = 0; i < builder.specs.size(); i++) {
      builder.add(i);
    }
    return List.copyOf(builder.layers);
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
    } else if (spec instanceof PoolSpec pool) {
      layers.add(pool(pool));
    } else if (spec instanceof GlobalPoolSpec pool) {
      layers.add(new GlobalPoolingLayer(poolingType(pool.type())));
    } else if (spec instanceof BatchNormSpec) {
      layers.add(batchNorm());
    } else if (spec instanceof DropoutSpec dropout) {
      addDropout(dropout);
    } else if (spec instanceof DenseSpec dense) {
      layers.add(dense(dense, index));
    } else if (spec instanceof ActivationSpec activation) {
      layers.add(new ActivationLayer(Activations.of(activation.activation())));
    } else {
      throw new IllegalArgumentException("No DL4J layer for " + spec);
    }
  }

  private void addConv(ConvSpec conv, ActivationKind effective) {
    ActivationKind inner = conv.batchNorm() ? ActivationKind.IDENTITY : conv.activation();
    layers.add(
        new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
            .stride(conv.stride(), conv.stride())
            .convolutionMode(
                conv.padding() == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .nOut(conv.filters())
            .hasBias(!conv.batchNorm())
            .activation(Activations.of(inner))
            .weightInit(Activations.weightInit(effective))
            .build());
    if (conv.batchNorm()) {
      layers.add(batchNorm());
      if (conv.activation() != ActivationKind.IDENTITY) {
        layers.add(new ActivationLayer(Activations.of(conv.activation())));
      }
    }
  }

  private DenseLayer dense(DenseSpec dense, int index) {
    return new DenseLayer.Builder()
        .nOut(dense.units())
        .activation(Activations.of(dense.activation()))
        .weightInit(Activations.weightInit(effective(dense.activation(), index, specs)))
        .build();
  }

  private static BatchNormalization batchNorm() {
    // The variance itself rather than log10 of the deviation: fewer operations a step.
    return new BatchNormalization.Builder().useLogStd(false).build();
  }

  private static SubsamplingLayer pool(PoolSpec pool) {
    return new SubsamplingLayer.Builder(poolingType(pool.type()))
        .kernelSize(pool.size(), pool.size())
        .stride(pool.stride(), pool.stride())
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
  }

  private void addDropout(DropoutSpec dropout) {
    if (dropout.rate() > 0) {
      // DL4J's number is the probability to keep an activation.
      layers.add(new DropoutLayer.Builder(new Dropout(1 - dropout.rate())).build());
    }
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
