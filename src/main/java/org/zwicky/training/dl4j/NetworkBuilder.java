package org.zwicky.training.dl4j;

import org.deeplearning4j.exception.DL4JException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.InfeasibleNetworkException;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.training.backend.Backend;

/**
 * Builds the DL4J network of a specification: its layers, then a fully connected softmax over the
 * classes. Stateless, but setting the seed sets the calling thread's ND4J generator.
 */
public final class NetworkBuilder {

  private NetworkBuilder() {}

  /**
   * An initialised network with the multi-class cross-entropy as its loss.
   *
   * @param spec layers and training settings
   * @param input shape of one image
   * @param classes outputs of the softmax, at least 2
   * @param seed of the initial weights and of dropout
   * @throws BadInputException if the layers do not fit together or the image
   */
  public static TrainableNetwork build(TrialSpec spec, FeatureShape input, int classes, long seed) {
    Backend.prepare();
    return build(spec, input, classes, seed, new LossMCXENT(), DataType.FLOAT);
  }

  /**
   * An initialised network with any loss, once {@link Backend} is prepared.
   *
   * @param type of its numbers; 64-bit ones are for comparisons
   */
  public static TrainableNetwork build(
      TrialSpec spec,
      FeatureShape input,
      int classes,
      long seed,
      ILossFunction loss,
      DataType type) {
    NeuralNetConfiguration.Builder globals = globals(spec.training(), seed, type);
    OutputLayer softmax = softmax(classes, loss);
    try {
      NetworkShapes shapes = NetworkShapes.of(spec.network(), input, classes);
      TrainableNetwork network =
          spec.network().branches()
              ? graph(globals, spec.network(), shapes, softmax)
              : sequence(globals, spec.network(), shapes, softmax);
      network.model().init();
      InitialWeights.describeFor(network);
      OptimizerSpec optimizer = spec.training().optimizer();
      if (optimizer.updater() == UpdaterKind.ADABELIEF) {
        AdaBeliefUpdaters.install(network, optimizer.learningRate());
      }
      LayerHelpers.install(network);
      return network;
    } catch (InfeasibleNetworkException
        | DL4JException
        | IllegalStateException
        | IllegalArgumentException e) {
      throw new BadInputException(
          "The network does not fit images of " + input + ": " + e.getMessage(), e);
    }
  }

  private static TrainableNetwork graph(
      NeuralNetConfiguration.Builder globals,
      NetworkSpec network,
      NetworkShapes shapes,
      OutputLayer softmax) {
    GraphPlan plan = new GraphPlan(globals, shapes.input());
    LayerForms.addTo(plan, network, shapes);
    plan.add(softmax);
    return new GraphNetwork(new ComputationGraph(plan.build()));
  }

  private static TrainableNetwork sequence(
      NeuralNetConfiguration.Builder globals,
      NetworkSpec network,
      NetworkShapes shapes,
      OutputLayer softmax) {
    SequencePlan plan = new SequencePlan(globals);
    LayerForms.addTo(plan, network, shapes);
    plan.add(softmax);
    return new SequentialNetwork(new MultiLayerNetwork(plan.build(shapes.input())));
  }

  private static OutputLayer softmax(int classes, ILossFunction loss) {
    return new OutputLayer.Builder(loss)
        .nOut(classes)
        .activation(Activation.SOFTMAX)
        .weightInit(WeightInit.XAVIER)
        .build();
  }

  private static NeuralNetConfiguration.Builder globals(
      TrainingSpec training, long seed, DataType type) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(type)
            .updater(updater(training.optimizer()))
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED);
    // DL4J does all of this to weights only: biases and batch norm have settings of their own.
    RegularizationSpec regularization = training.regularization();
    if (regularization.l1() > 0) {
      builder.l1(regularization.l1());
    }
    if (regularization.l2() > 0) {
      builder.l2(regularization.l2());
    }
    return builder;
  }

  private static IUpdater updater(OptimizerSpec optimizer) {
    return switch (optimizer.updater()) {
      case ADAM, ADAMW, ADABELIEF -> new Adam(optimizer.learningRate());
      case AMSGRAD -> new AMSGrad(optimizer.learningRate());
      case RMSPROP -> new RmsProp(optimizer.learningRate());
      case NESTEROVS -> new Nesterovs(optimizer.learningRate(), optimizer.momentum());
      case SGD -> new Sgd(optimizer.learningRate());
    };
  }
}
