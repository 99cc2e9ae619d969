package org.zwicky.training.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.zwicky.candidate.network.FeatureShape;

/**
 * Turns layers of which some branch into a DL4J graph. Its vertices, and with them the parameters,
 * are in the order they are added in.
 */
final class GraphPlan implements NetworkPlan {

  private static final String IMAGES = "images";

  private final ComputationGraphConfiguration.GraphBuilder graph;
  private final List<String> vertices = new ArrayList<>(List.of(IMAGES));
  private String last = IMAGES;
  private Optional<InputPreProcessor> next = Optional.empty();

  /**
   * @param globals settings of all layers
   * @param input shape of one image
   */
  GraphPlan(NeuralNetConfiguration.Builder globals, FeatureShape input) {
    this.graph =
        globals
            .graphBuilder()
            .addInputs(IMAGES)
            .setInputTypes(
                InputType.convolutional(input.height(), input.width(), input.channels()));
  }

  @Override
  public void add(Layer layer) {
    String input = last;
    last = name(layer.getClass().getSimpleName());
    graph.addLayer(last, layer, next.orElse(null), input);
    next = Optional.empty();
  }

  @Override
  public void prepareNext(InputPreProcessor preProcessor) {
    next = Optional.of(preProcessor);
  }

  @Override
  public void sum(Runnable path, Runnable shortcut) {
    String start = last;
    path.run();
    String end = last;
    last = start;
    shortcut.run();
    String other = last;
    last = name("Sum");
    graph.addVertex(last, new ElementWiseVertex(ElementWiseVertex.Op.Add), end, other);
  }

  private String name(String kind) {
    String name = (vertices.size() - 1) + "-" + kind;
    vertices.add(name);
    return name;
  }

  /** The configuration, once all layers are added. */
  ComputationGraphConfiguration build() {
    ComputationGraphConfiguration configuration = graph.setOutputs(last).build();
    // DL4J would sort them breadth first, which mixes the parameters of a block's two branches.
    configuration.setTopologicalOrder(IntStream.range(0, vertices.size()).toArray());
    configuration.setTopologicalOrderStr(vertices);
    return configuration;
  }
}
