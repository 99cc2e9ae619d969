package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network whose layers follow one another.
 *
 * @param model initialised
 */
public record SequentialNetwork(MultiLayerNetwork model) implements TrainableNetwork {

  @Override
  public String configuration() {
    return model.getLayerWiseConfigurations().toJson();
  }

  @Override
  public Layer[] layers() {
    return model.getLayers();
  }

  @Override
  public BaseMultiLayerUpdater<?> updater() {
    return (BaseMultiLayerUpdater<?>) model.getUpdater();
  }

  @Override
  public int iterationCount() {
    return model.getIterationCount();
  }

  @Override
  public void setIterationCount(int count) {
    model.setIterationCount(count);
  }

  @Override
  public int epochCount() {
    return model.getEpochCount();
  }

  @Override
  public double penalty() {
    return model.calcRegularizationScore(true);
  }

  @Override
  public void computeGradient(INDArray features, INDArray labels) {
    DilatedDepthwise.compute(
        this,
        () -> {
          model.setInput(features);
          model.setLabels(labels);
          model.computeGradientAndScore();
          model.clearLayersStates();
          return this;
        });
  }

  @Override
  public INDArray output(INDArray features) {
    return DilatedDepthwise.compute(this, () -> model.output(features, false));
  }
}
