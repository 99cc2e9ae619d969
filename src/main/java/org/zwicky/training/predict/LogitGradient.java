package org.zwicky.training.predict;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.DropoutLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.layers.pooling.GlobalPoolingLayer;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.zwicky.training.dl4j.GraphNetwork;
import org.zwicky.training.dl4j.SequentialNetwork;
import org.zwicky.training.dl4j.TrainableNetwork;

/**
 * The gradient of a class's logit, what goes into the softmax, by the activations of a layer or by
 * the pixels, of a network that predicts: batch normalisation by its running statistics, without
 * dropout. DL4J itself has that gradient of training only. Not thread-safe.
 */
final class LogitGradient {

  private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

  private final List<LayerStep> steps;

  LogitGradient(TrainableNetwork network) {
    if (network instanceof GraphNetwork graph) {
      graph.model().initGradientsView();
    } else {
      ((SequentialNetwork) network).model().initGradientsView();
    }
    this.steps = LayerStep.of(network);
  }

  /** Number of the step of the softmax; that of the images is 0. */
  int last() {
    return steps.size() - 1;
  }

  /**
   * The step whose output the network draws its conclusion from: the last that is a map of features
   * and neither pooling nor dropout; 0, the images, if there is none of more than one pixel.
   *
   * @param activations of all steps
   */
  int lastMap(INDArray[] activations) {
    int step = last();
    while (step > 0) {
      step = steps.get(step).inputs().get(0);
      INDArray map = activations[step];
      if (step > 0 && map.rank() == 4 && !isPassing(steps.get(step).layer())) {
        return map.size(2) * map.size(3) > 1 ? step : 0;
      }
    }
    return 0;
  }

  private static boolean isPassing(Layer layer) {
    return layer instanceof SubsamplingLayer
        || layer instanceof GlobalPoolingLayer
        || layer instanceof DropoutLayer
        || layer instanceof DenseLayer;
  }

  /**
   * What each step puts out; of the softmax the logits.
   *
   * @param features shape (N, channels, rows, columns)
   */
  INDArray[] activations(INDArray features) {
    INDArray[] activations = new INDArray[steps.size()];
    activations[0] = features;
    forward(activations, 1);
    return activations;
  }

  /** Computes all steps from one on anew. */
  void forward(INDArray[] activations, int first) {
    for (int i = first; i < steps.size(); i++) {
      LayerStep step = steps.get(i);
      INDArray input = activations[step.inputs().get(0)];
      if (step.layer() == null) {
        for (int other : step.inputs().subList(1, step.inputs().size())) {
          input = input.add(activations[other]);
        }
        activations[i] = input;
        continue;
      }
      int images = Math.toIntExact(input.size(0));
      step.layer().setInputMiniBatchSize(images);
      // Layers may write over what they are given.
      INDArray own = input.dup('c');
      INDArray prepared =
          step.preProcessor() == null ? own : step.preProcessor().preProcess(own, images, MEMORY);
      if (i == last()) {
        activations[i] = logits(step.layer(), prepared);
      } else {
        activations[i] = step.layer().activate(prepared.dup('c'), false, MEMORY);
        step.layer().setInput(prepared, MEMORY);
      }
    }
  }

  private static INDArray logits(Layer softmax, INDArray input) {
    INDArray bias = softmax.getParam(DefaultParamInitializer.BIAS_KEY);
    return input
        .mmul(softmax.getParam(DefaultParamInitializer.WEIGHT_KEY))
        .addRowVector(bias.reshape(1, bias.length()));
  }

  /**
   * The gradient of a logit of each image.
   *
   * @param activations of all steps, just computed
   * @param step by whose output
   * @param classes whose logit, one an image
   * @return of the shape of that output
   */
  INDArray gradient(INDArray[] activations, int step, int[] classes) {
    INDArray[] gradients = new INDArray[steps.size()];
    LayerStep softmax = steps.get(last());
    INDArray weights = softmax.layer().getParam(DefaultParamInitializer.WEIGHT_KEY);
    add(gradients, last(), weights.transpose().getRows(classes).dup('c'), activations);
    for (int i = last() - 1; i > step; i--) {
      if (gradients[i] != null) {
        INDArray gradient = gradients[i];
        LayerStep each = steps.get(i);
        add(
            gradients,
            i,
            each.layer() == null ? gradient : backward(each.layer(), gradient),
            activations);
      }
    }
    return gradients[step];
  }

  /** Adds the gradient by a step's prepared input to those of the steps it comes from. */
  private void add(INDArray[] gradients, int from, INDArray gradient, INDArray[] activations) {
    LayerStep step = steps.get(from);
    for (int input : step.inputs()) {
      INDArray own = gradient.dup('c');
      if (step.preProcessor() != null) {
        int images = Math.toIntExact(activations[input].size(0));
        own = step.preProcessor().backprop(own, images, MEMORY);
      }
      gradients[input] = gradients[input] == null ? own : gradients[input].add(own);
    }
  }

  private static INDArray backward(Layer layer, INDArray gradient) {
    if (layer instanceof DropoutLayer) {
      return gradient;
    }
    if (layer instanceof BatchNormalization normalization) {
      return gradient.mul(scale(normalization, gradient.rank()));
    }
    return layer.backpropGradient(gradient, MEMORY).getSecond();
  }

  private static INDArray scale(BatchNormalization layer, int rank) {
    Map<String, INDArray> parameters = layer.paramTable(false);
    double epsilon =
        ((org.deeplearning4j.nn.conf.layers.BatchNormalization) layer.conf().getLayer()).getEps();
    INDArray variance = parameters.get(BatchNormalizationParamInitializer.GLOBAL_VAR);
    INDArray scale =
        parameters
            .get(BatchNormalizationParamInitializer.GAMMA)
            .div(Transforms.sqrt(variance.add(epsilon), false));
    return rank == 4 ? scale.reshape(1, scale.length(), 1, 1) : scale.reshape(1, scale.length());
  }
}
