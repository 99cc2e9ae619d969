package org.zwicky.training.dl4j;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An initialised DL4J network as training needs it, be it a chain of layers or a graph. Not
 * thread-safe.
 */
public sealed interface TrainableNetwork extends AutoCloseable
    permits SequentialNetwork, GraphNetwork {

  /** The network itself, for what DL4J offers on any. */
  Model model();

  /** Its configuration as DL4J's own JSON. */
  String configuration();

  /** Its layers in the order of their parameters, the softmax last. */
  Layer[] layers();

  /** The updater with its state. */
  BaseMultiLayerUpdater<?> updater();

  /** Number of steps made. */
  int iterationCount();

  /** Says how many steps have been made; Adam's bias correction depends on it. */
  void setIterationCount(int count);

  /** Number of epochs made, as DL4J counts them. */
  int epochCount();

  /** The penalties of the parameters as they are. */
  double penalty();

  /**
   * Forward, loss, backward: leaves the sum of the images' gradients in {@link #gradients()}, and
   * in {@link #score()} the mean loss with the penalties.
   *
   * @param features shape (N, channels, rows, columns)
   * @param labels share of each class in each target, shape (N, K)
   */
  void computeGradient(INDArray features, INDArray labels);

  /**
   * The softmax of each image, as for predictions.
   *
   * @param features shape (N, channels, rows, columns)
   * @return shape (N, K)
   */
  INDArray output(INDArray features);

  /** All parameters, flat: a view, so that writing to it changes them. */
  default INDArray params() {
    return model().params();
  }

  /** Number of parameters, running statistics of batch normalisation included. */
  default long numParams() {
    return model().numParams();
  }

  /** All gradients, in the shape of {@link #params()}: a view. */
  default INDArray gradients() {
    return updater().getFlattenedGradientsView().reshape(params().shape());
  }

  /** What makes the step, a block for each stretch of parameters. */
  default List<UpdaterBlock> updaterBlocks() {
    return updater().getUpdaterBlocks();
  }

  /** The updater's state, flat: a view; empty for an updater without one, such as plain SGD. */
  default Optional<INDArray> updaterState() {
    return Optional.ofNullable(updater().getStateViewArray()).filter(state -> !state.isEmpty());
  }

  /** The mean loss of the last {@link #computeGradient} with the penalties. */
  default double score() {
    return model().score();
  }

  /** Configuration of the softmax. */
  default OutputLayer outputLayer() {
    Layer[] layers = layers();
    return (OutputLayer) layers[layers.length - 1].conf().getLayer();
  }

  /** The softmax's bias, one number a class: a view, so that writing to it changes it. */
  default INDArray outputBias() {
    Layer[] layers = layers();
    return layers[layers.length - 1].getParam(DefaultParamInitializer.BIAS_KEY);
  }

  /** Gives its memory back. DL4J's own way also collects garbage, twice, in 30 ms. */
  @Override
  default void close() {
    Stream.of(
            model().params(), updater().getFlattenedGradientsView(), updater().getStateViewArray())
        .filter(array -> array != null && array.closeable())
        .forEach(INDArray::close);
  }
}
