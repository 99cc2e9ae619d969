package org.zwicky.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.network.ResidualSpec;

/**
 * Turns layers of which some are residual blocks into a DL4J graph. Its vertices, and with them the
 * parameters, are in the order they are added in: a block's convolutions, then its projection.
 */
final class GraphPlan {

  private static final String IMAGES = "images";

  private final NetworkSpec network;
  private final ComputationGraphConfiguration.GraphBuilder graph;
  private final List<String> vertices = new ArrayList<>(List.of(IMAGES));
  private String last = IMAGES;
  private Optional<InputPreProcessor> flatten = Optional.empty();

  private GraphPlan(
      NeuralNetConfiguration.Builder globals, NetworkSpec network, FeatureShape input) {
    this.network = network;
    this.graph =
        globals
            .graphBuilder()
            .addInputs(IMAGES)
            .setInputTypes(
                InputType.convolutional(input.height(), input.width(), input.channels()));
  }

  /** Whether a network branches. */
  static boolean isNeededFor(NetworkSpec network) {
    return network.layers().stream().anyMatch(ResidualSpec.class::isInstance);
  }

  /**
   * The configuration of a network.
   *
   * @param globals settings of all layers
   * @param softmax the last layer
   */
  static ComputationGraphConfiguration configuration(
      NeuralNetConfiguration.Builder globals,
      NetworkSpec network,
      FeatureShape input,
      OutputLayer softmax) {
    GraphPlan plan = new GraphPlan(globals, network, input);
    NetworkShapes shapes = NetworkShapes.of(network, input, Math.toIntExact(softmax.getNOut()));
    FeatureShape shape = input;
    for (int i = 0; i < network.layers().size(); i++) {
      plan.add(i, shape);
      shape = shapes.rows().get(i).output();
    }
    plan.addLayer(softmax);
    return plan.build();
  }

  private void add(int index, FeatureShape shape) {
    if (network.layers().get(index) instanceof ResidualSpec residual) {
      addResidual(residual, shape, LayerBuilder.effective(residual.activation(), index, network));
    } else {
      flatten = Flattening.of(network.layers().get(index), shape).or(() -> flatten);
      LayerBuilder.layersOf(network, index).forEach(this::addLayer);
    }
  }

  private void addResidual(ResidualSpec residual, FeatureShape shape, ActivationKind effective) {
    String start = last;
    for (ConvSpec conv : residual.path()) {
      LayerBuilder.layersOf(conv, effective).forEach(this::addLayer);
    }
    if (residual.stochasticDepth() > 0) {
      addLayer(new DropoutLayer(new StochasticDepth(residual.stochasticDepth())));
    }
    String end = last;
    last = start;
    residual
        .projection(shape)
        .ifPresent(conv -> LayerBuilder.layersOf(conv, effective).forEach(this::addLayer));
    String shortcut = last;
    last = name("Sum");
    graph.addVertex(last, new ElementWiseVertex(ElementWiseVertex.Op.Add), end, shortcut);
    if (residual.activation() != ActivationKind.IDENTITY) {
      addLayer(new ActivationLayer(Activations.of(residual.activation())));
    }
  }

  private void addLayer(Layer layer) {
    String input = last;
    last = name(layer.getClass().getSimpleName());
    graph.addLayer(last, layer, flatten.orElse(null), input);
    flatten = Optional.empty();
  }

  private String name(String kind) {
    String name = (vertices.size() - 1) + "-" + kind;
    vertices.add(name);
    return name;
  }

  private ComputationGraphConfiguration build() {
    ComputationGraphConfiguration configuration = graph.setOutputs(last).build();
    // DL4J would sort them breadth first, which mixes the parameters of a block's two branches.
    configuration.setTopologicalOrder(IntStream.range(0, vertices.size()).toArray());
    configuration.setTopologicalOrderStr(vertices);
    return configuration;
  }
}
