package org.zwicky.training.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.zwicky.training.dl4j.GraphNetwork;
import org.zwicky.training.dl4j.SequentialNetwork;
import org.zwicky.training.dl4j.TrainableNetwork;

/**
 * A layer in the order of computation, or a sum.
 *
 * @param layer null for the sum of all inputs, and for the images, which have no input
 * @param preProcessor what is done to its input first; may be null
 * @param inputs steps that it takes its input from
 */
record LayerStep(Layer layer, InputPreProcessor preProcessor, List<Integer> inputs) {

  /** The steps of a network: the images first, the softmax last. */
  static List<LayerStep> of(TrainableNetwork network) {
    return network instanceof GraphNetwork graph
        ? of(graph.model())
        : of(((SequentialNetwork) network).model());
  }

  private static List<LayerStep> of(MultiLayerNetwork network) {
    List<LayerStep> steps = new ArrayList<>();
    steps.add(new LayerStep(null, null, List.of()));
    Layer[] layers = network.getLayers();
    for (int i = 0; i < layers.length; i++) {
      steps.add(
          new LayerStep(
              layers[i], network.getLayerWiseConfigurations().getInputPreProcess(i), List.of(i)));
    }
    return steps;
  }

  private static List<LayerStep> of(ComputationGraph network) {
    List<LayerStep> steps = new ArrayList<>();
    Map<Integer, Integer> stepOfVertex = new HashMap<>();
    for (int index : network.topologicalSortOrder()) {
      GraphVertex vertex = network.getVertices()[index];
      List<Integer> inputs =
          vertex.isInputVertex()
              ? List.of()
              : Arrays.stream(vertex.getInputVertices())
                  .map(input -> stepOfVertex.get(input.getVertexIndex()))
                  .toList();
      stepOfVertex.put(index, steps.size());
      if (vertex instanceof LayerVertex layer) {
        steps.add(new LayerStep(layer.getLayer(), layer.getLayerPreProcessor(), inputs));
      } else if (vertex.isInputVertex() || isSum(network, vertex)) {
        steps.add(new LayerStep(null, null, inputs));
      } else {
        throw new IllegalArgumentException("no gradient is known of " + vertex);
      }
    }
    return steps;
  }

  private static boolean isSum(ComputationGraph network, GraphVertex vertex) {
    return network.getConfiguration().getVertices().get(vertex.getVertexName())
            instanceof ElementWiseVertex sum
        && sum.getOp() == ElementWiseVertex.Op.Add;
  }
}
