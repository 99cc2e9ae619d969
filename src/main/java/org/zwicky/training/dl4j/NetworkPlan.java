package org.zwicky.training.dl4j;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.Layer;

/** A DL4J configuration in the making, to which layers are added from the image on. */
interface NetworkPlan {

  /** Adds a layer after the last one. */
  void add(Layer layer);

  /** Does this to the input of the layer that is added next. */
  void prepareNext(InputPreProcessor preProcessor);

  /**
   * Adds two branches from what is last, and their sum. Parameters are in this order; only for
   * networks that branch.
   *
   * @param path adds the layers of one
   * @param shortcut adds those of the other, none if it is what is last itself
   */
  void sum(Runnable path, Runnable shortcut);
}
