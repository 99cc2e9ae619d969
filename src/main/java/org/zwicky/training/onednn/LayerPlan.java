package org.zwicky.training.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ActivationSpec;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.GlobalPoolSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.network.SeparableConvSpec;

/**
 * Turns the layers of a specification, and the softmax's fully connected layer, into layers of a
 * program. An activation moves into the convolution or fully connected layer before it where its
 * derivative follows from its output; one before a max pooling moves behind it, where there is less
 * to do: the largest of a window stays the largest, as such functions never decrease. For
 * predictions, which need no derivative, any activation moves into the layer before it, and so does
 * a batch normalisation.
 */
final class LayerPlan {

  private final DropoutStreams streams;
  private final boolean training;
  private final List<PlannedLayer> layers = new ArrayList<>();
  private final List<Activation> waiting = new ArrayList<>();
  private FeatureShape shape;
  private long offset;

  private LayerPlan(FeatureShape shape, DropoutStreams streams, boolean training) {
    this.streams = streams;
    this.training = training;
    this.shape = shape;
  }

  /**
   * New layers for one program.
   *
   * @param training whether the program trains
   */
  static List<PlannedLayer> layersOf(
      List<LayerSpec> specs, NetworkShapes shapes, DropoutStreams streams, boolean training) {
    LayerPlan plan = new LayerPlan(shapes.input(), streams, training);
    for (int i = 0; i < specs.size(); i++) {
      plan.add(i, specs.get(i), shapes.rows().get(i).output());
    }
    int classes = shapes.rows().get(specs.size()).output().channels();
    plan.addDense(new DenseSpec(classes, ActivationKind.IDENTITY));
    return plan.layers;
  }

  static boolean knows(LayerSpec spec) {
    return spec instanceof ConvSpec
        || spec instanceof SeparableConvSpec
        || spec instanceof ResidualSpec
        || spec instanceof PoolSpec
        || spec instanceof GlobalPoolSpec
        || spec instanceof FlattenSpec
        || spec instanceof BatchNormSpec
        || spec instanceof DropoutSpec
        || spec instanceof DenseSpec
        || spec instanceof ActivationSpec;
  }

  private void add(int index, LayerSpec spec, FeatureShape output) {
    if (spec instanceof ConvSpec conv) {
      addConv(conv, output);
    } else if (spec instanceof SeparableConvSpec separable) {
      addSeparable(separable, output);
    } else if (spec instanceof ResidualSpec residual) {
      addResidual(index, residual);
    } else if (spec instanceof PoolSpec pool) {
      addPool(pool.type(), PoolingLayer.of(pool, shape, output));
    } else if (spec instanceof GlobalPoolSpec pool) {
      addPool(pool.type(), PoolingLayer.global(pool.type(), shape));
      layers.add(new FlattenLayer());
    } else if (spec instanceof FlattenSpec) {
      flush();
      addFlatten();
    } else if (spec instanceof BatchNormSpec) {
      flush();
      addBatchNorm();
    } else if (spec instanceof DropoutSpec dropout) {
      flush();
      if (dropout.rate() > 0) {
        layers.add(new DropoutLayer(dropout, streams.of(index)));
      }
    } else if (spec instanceof DenseSpec dense) {
      addDense(dense);
    } else if (spec instanceof ActivationSpec activation) {
      waiting.addAll(Activation.of(activation.activation()));
    } else {
      throw new IllegalArgumentException("No oneDNN layer for " + spec);
    }
    shape = output;
  }

  private void addConv(ConvSpec conv, FeatureShape output) {
    flush();
    ConvolutionShape convolution = ConvolutionShape.of(conv, shape, output, offset);
    offset += convolution.size();
    shape = output;
    layers.add(new ConvolutionLayer(convolution));
    if (conv.batchNorm()) {
      addBatchNorm();
    }
    waiting.addAll(Activation.of(conv.activation()));
  }

  private void addSeparable(SeparableConvSpec separable, FeatureShape output) {
    flush();
    ConvolutionShape depthwise = ConvolutionShape.depthwise(separable, shape, offset);
    offset += depthwise.size();
    shape = depthwise.output();
    layers.add(new ConvolutionLayer(depthwise));
    addConv(separable.pointwise(), output);
  }

  private void addResidual(int index, ResidualSpec residual) {
    flush();
    List<PlannedLayer> path = branch(residual.path());
    if (training && residual.stochasticDepth() > 0) {
      path.add(new StochasticDepthLayer(residual.stochasticDepth(), streams.of(index)));
    }
    List<PlannedLayer> projection = branch(residual.projection(shape).stream().toList());
    layers.add(new ResidualLayer(path, projection, Optional.empty()));
    waiting.addAll(Activation.of(residual.activation()));
  }

  /** Layers beside these, from the present shape on; their parameters are the next ones. */
  private List<PlannedLayer> branch(List<ConvSpec> convolutions) {
    LayerPlan branch = new LayerPlan(shape, streams, training);
    branch.offset = offset;
    for (ConvSpec conv : convolutions) {
      branch.addConv(conv, branch.shape.convolved(conv.filters(), conv.stride()));
    }
    offset = branch.offset;
    return branch.layers;
  }

  private void addBatchNorm() {
    Optional<PlannedLayer> folded =
        training || layers.isEmpty() ? Optional.empty() : last().withBatchNorm(offset);
    if (folded.isPresent()) {
      layers.set(layers.size() - 1, folded.get());
    } else {
      layers.add(new BatchNormLayer(shape.channels(), offset));
    }
    offset += 4L * shape.channels();
  }

  private void addPool(PoolKind kind, PoolingLayer pooling) {
    boolean activationsFirst =
        kind != PoolKind.MAX || !waiting.stream().allMatch(Activation::fromOutput);
    if (activationsFirst) {
      flush();
    }
    layers.add(pooling);
    flush();
  }

  private void addFlatten() {
    if (!shape.flat()) {
      layers.add(new FlattenLayer());
    }
  }

  private void addDense(DenseSpec dense) {
    flush();
    addFlatten();
    int inputs = Math.toIntExact(shape.size());
    layers.add(new DenseLayer(inputs, dense.units(), dense.bias(), offset, Optional.empty()));
    offset += (long) inputs * dense.units() + (dense.bias() ? dense.units() : 0);
    shape = FeatureShape.vector(dense.units());
    if (dense.batchNorm()) {
      addBatchNorm();
    }
    waiting.addAll(Activation.of(dense.activation()));
  }

  /** Adds the activations that wait for what comes after them. */
  private void flush() {
    for (Activation activation : waiting) {
      boolean fusible = !layers.isEmpty() && (!training || activation.fromOutput());
      Optional<PlannedLayer> fused = fusible ? last().withActivation(activation) : Optional.empty();
      if (fused.isPresent()) {
        layers.set(layers.size() - 1, fused.get());
      } else {
        boolean overwrites = !layers.isEmpty() && last().outputMayBeOverwritten();
        layers.add(new ActivationLayer(activation, overwrites));
      }
    }
    waiting.clear();
  }

  private PlannedLayer last() {
    return layers.get(layers.size() - 1);
  }
}
