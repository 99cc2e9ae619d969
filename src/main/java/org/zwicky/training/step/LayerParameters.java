package org.zwicky.training.step;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.zwicky.candidate.network.LayerSummary;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.training.dl4j.TrainableNetwork;

/**
 * The numbers of one layer that are trained, and their gradients. Running statistics of batch
 * normalisation, whose "gradients" only carry what is to be subtracted from them, are none of them.
 *
 * @param name the layer's number from 1 and its kind, such as {@code 3 conv}
 * @param values views into the network's parameters, flat
 * @param gradients views into its gradients, as many and as long
 */
public record LayerParameters(String name, List<INDArray> values, List<INDArray> gradients) {

  /** A stretch of parameters, end excluded. */
  private record Range(long from, long to) {}

  /**
   * Those of all layers that have any.
   *
   * @param shapes of the specification that the network was built of
   */
  static List<LayerParameters> of(TrainableNetwork network, NetworkShapes shapes) {
    INDArray values = flat(network.params());
    INDArray gradients = flat(network.gradients());
    List<Range> trained = trained(network.updaterBlocks());
    List<LayerParameters> layers = new ArrayList<>();
    long start = 0;
    for (int i = 0; i < shapes.rows().size(); i++) {
      LayerSummary row = shapes.rows().get(i);
      long from = start;
      long to = start + row.parameters();
      List<Range> own =
          trained.stream()
              .map(range -> new Range(Math.max(from, range.from()), Math.min(to, range.to())))
              .filter(range -> range.from() < range.to())
              .toList();
      if (!own.isEmpty()) {
        layers.add(
            new LayerParameters(
                (i + 1) + " " + row.layer().split(" ", 2)[0],
                views(values, own),
                views(gradients, own)));
      }
      start = to;
    }
    return List.copyOf(layers);
  }

  /**
   * All gradients that are sums over a batch until they are divided, in as few views as possible.
   */
  public static List<INDArray> gradients(TrainableNetwork network) {
    return views(flat(network.gradients()), trained(network.updaterBlocks()));
  }

  /** The L2 norm of the gradients. */
  double gradientNorm() {
    return norm(gradients);
  }

  /** The L2 norm of the gradients of several layers together. */
  static double gradientNorm(List<LayerParameters> layers) {
    return length(layers.stream().mapToDouble(LayerParameters::gradientNorm).toArray());
  }

  /** The L2 norm of what consists of parts that have these. */
  static double length(double[] norms) {
    double sum = 0;
    for (double norm : norms) {
      sum += norm * norm;
    }
    return Math.sqrt(sum);
  }

  /** The L2 norm of the values. */
  double valueNorm() {
    return norm(values);
  }

  private static double norm(List<INDArray> parts) {
    return length(parts.stream().mapToDouble(part -> part.norm2Number().doubleValue()).toArray());
  }

  /** Merged where they touch, as each piece costs an operation of its own. */
  private static List<Range> trained(List<UpdaterBlock> blocks) {
    List<Range> merged = new ArrayList<>();
    Iterator<ParamState> states =
        blocks.stream().flatMap(block -> block.getLayersAndVariablesInBlock().stream()).iterator();
    while (states.hasNext()) {
      ParamState state = states.next();
      if (state.getLayer().updaterDivideByMinibatch(state.getParamName())) {
        int last = merged.size() - 1;
        boolean touches = last >= 0 && merged.get(last).to() == state.getParamOffsetStart();
        long from = touches ? merged.remove(last).from() : state.getParamOffsetStart();
        merged.add(new Range(from, state.getParamOffsetEnd()));
      }
    }
    return merged;
  }

  private static List<INDArray> views(INDArray flat, List<Range> ranges) {
    return ranges.stream()
        .map(range -> flat.get(NDArrayIndex.interval(range.from(), range.to())))
        .toList();
  }

  private static INDArray flat(INDArray array) {
    return array.reshape(array.length());
  }
}
