package org.zwicky.candidate.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A network's layers with their shapes and sizes, the softmax over the classes as the last row.
 *
 * @param input shape of one image
 * @param rows one a layer, in order
 */
public record NetworkShapes(FeatureShape input, List<LayerSummary> rows) {

  public NetworkShapes {
    rows = List.copyOf(rows);
  }

  /**
   * Works out every layer's output.
   *
   * @param input shape of one image
   * @param classes outputs of the softmax, at least 2
   * @throws InfeasibleNetworkException if a layer cannot work on what it is given
   */
  public static NetworkShapes of(NetworkSpec network, FeatureShape input, int classes) {
    List<LayerSummary> rows = new ArrayList<>();
    FeatureShape shape = input;
    for (LayerSpec layer : network.layers()) {
      LayerSummary row = layer.summarise(new LayerInput(rows.size() + 1, shape));
      rows.add(row);
      shape = row.output();
    }
    DenseSpec softmax = new DenseSpec(classes, ActivationKind.IDENTITY);
    rows.add(softmax.summarise("softmax " + classes, new LayerInput(rows.size() + 1, shape)));
    return new NetworkShapes(input, rows);
  }

  /** Numbers the whole network holds; what DL4J's {@code numParams()} gives. */
  public long parameters() {
    return rows.stream().mapToLong(LayerSummary::parameters).sum();
  }

  /** Multiply-adds of one forward pass of one example. */
  public long multiplyAdds() {
    return rows.stream().mapToLong(LayerSummary::multiplyAdds).sum();
  }

  /**
   * Numbers in all layers' outputs for one example, the input and what is inside blocks included.
   */
  public long activations() {
    return input.size() + rows.stream().mapToLong(LayerSummary::activations).sum();
  }
}
