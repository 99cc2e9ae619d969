package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network whose layers branch and join, with one input and one output.
 *
 * @param model initialised, its layers in the order of its vertices
 */
public record GraphNetwork(ComputationGraph model) implements TrainableNetwork {

  @Override
  public String configuration() {
    return model.getConfiguration().toJson();
  }

  @Override
  public Layer[] layers() {
    return model.getLayers();
  }

  @Override
  public BaseMultiLayerUpdater<?> updater() {
    return model.getUpdater();
  }

  @Override
  public int iterationCount() {
    return model.getIterationCount();
  }

  @Override
  public void setIterationCount(int count) {
    model.getConfiguration().setIterationCount(count);
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
          model.setInputs(features);
          model.setLabels(labels);
          model.computeGradientAndScore();
          model.clearLayersStates();
          return this;
        });
  }

  @Override
  public INDArray output(INDArray features) {
    return DilatedDepthwise.compute(this, () -> model.outputSingle(false, features));
  }
}
