package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.zwicky.candidate.network.FeatureShape;

/** Turns layers that follow one another into a DL4J configuration. */
final class SequencePlan implements NetworkPlan {

  private final NeuralNetConfiguration.ListBuilder list;
  private int count;

  /**
   * @param globals settings of all layers
   */
  SequencePlan(NeuralNetConfiguration.Builder globals) {
    this.list = globals.list();
  }

  @Override
  public void add(Layer layer) {
    list.layer(layer);
    count++;
  }

  @Override
  public void prepareNext(InputPreProcessor preProcessor) {
    list.inputPreProcessor(count, preProcessor);
  }

  @Override
  public void sum(Runnable path, Runnable shortcut) {
    throw new UnsupportedOperationException("The layers of a sequence do not branch.");
  }

  /**
   * The configuration, once all layers are added.
   *
   * @param input shape of one image
   */
  MultiLayerConfiguration build(FeatureShape input) {
    list.setInputType(InputType.convolutional(input.height(), input.width(), input.channels()));
    return list.build();
  }
}
