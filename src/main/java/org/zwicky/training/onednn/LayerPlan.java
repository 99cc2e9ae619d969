package org.zwicky.training.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.PoolKind;
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
      LayerSpec spec = specs.get(i);
      FeatureShape output = shapes.rows().get(i).output();
      LayerPlanners.of(spec).addTo(plan, spec, i, output);
      plan.shape = output;
    }
    int classes = shapes.rows().get(specs.size()).output().channels();
    plan.addDense(new DenseSpec(classes, ActivationKind.IDENTITY));
    return plan.layers;
  }

  /** Shape of one example after what has been added. */
  FeatureShape shape() {
    return shape;
  }

  /** The random numbers of a layer that drops something. */
  DropoutStream stream(int index) {
    return streams.of(index);
  }

  /** Adds a layer without parameters right after the last one; see {@link #flush}. */
  void add(PlannedLayer layer) {
    layers.add(layer);
  }

  /** Adds an activation, which waits for what comes after it. */
  void activate(ActivationKind kind) {
    waiting.addAll(Activation.of(kind));
  }

  /** Adds a convolution with all that follows it. */
  void addConv(ConvSpec conv, FeatureShape output) {
    addConvolution(ConvolutionShape.of(conv, shape, output, offset));
    if (conv.batchNorm()) {
      normalise();
    }
    activate(conv.activation());
  }

  /** Adds the depthwise part of a separable convolution. */
  void addDepthwise(SeparableConvSpec separable) {
    addConvolution(ConvolutionShape.depthwise(separable, shape, offset));
  }

  private void addConvolution(ConvolutionShape convolution) {
    flush();
    offset += convolution.size();
    shape = convolution.output();
    layers.add(new ConvolutionLayer(convolution));
  }

  /** Adds a residual block with all that follows it. */
  void addResidual(ResidualSpec residual, int index) {
    flush();
    List<PlannedLayer> path = branch(residual.path());
    if (training && residual.stochasticDepth() > 0) {
      path.add(new StochasticDepthLayer(residual.stochasticDepth(), stream(index)));
    }
    List<PlannedLayer> projection = branch(residual.projection(shape).stream().toList());
    layers.add(new ResidualLayer(path, projection, Optional.empty()));
    activate(residual.activation());
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

  /** Adds a batch normalisation. */
  void addBatchNorm() {
    flush();
    normalise();
  }

  /** Right after the last layer, before the activations that wait. */
  private void normalise() {
    Optional<PlannedLayer> folded =
        training || layers.isEmpty() ? Optional.empty() : last().withBatchNorm(offset);
    if (folded.isPresent()) {
      layers.set(layers.size() - 1, folded.get());
    } else {
      layers.add(new BatchNormLayer(shape.channels(), offset));
    }
    offset += 4L * shape.channels();
  }

  /** Adds pooling. */
  void addPool(PoolKind kind, PoolingLayer pooling) {
    boolean activationsFirst =
        kind != PoolKind.MAX || !waiting.stream().allMatch(Activation::fromOutput);
    if (activationsFirst) {
      flush();
    }
    layers.add(pooling);
    flush();
  }

  /** Adds a flattening, of a map. */
  void addFlatten() {
    flush();
    if (!shape.flat()) {
      layers.add(new FlattenLayer());
    }
  }

  /** Adds a fully connected layer with all that follows it. */
  void addDense(DenseSpec dense) {
    addFlatten();
    int inputs = Math.toIntExact(shape.size());
    layers.add(new DenseLayer(inputs, dense.units(), dense.bias(), offset, Optional.empty()));
    offset += (long) inputs * dense.units() + (dense.bias() ? dense.units() : 0);
    shape = FeatureShape.vector(dense.units());
    if (dense.batchNorm()) {
      normalise();
    }
    activate(dense.activation());
  }

  /** Adds the activations that wait for what comes after them. */
  void flush() {
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
