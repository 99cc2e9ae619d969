package org.zwicky.training.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.StochasticDepth;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.loss.ClassLoss;
import org.zwicky.training.loss.FocalCrossEntropy;
import org.zwicky.training.loss.TargetLoss;
import org.zwicky.training.run.EpochTally;

class PlainConfigurationTest {

  @Test
  void namesNoClassOfZwickysAndLeavesTheNetworkAsItIs() {
    TrialSpec spec =
        Specs.trial(
            Specs.adam(1, 8, 1e-3),
            Specs.residual(4, 1, 0.2),
            new DropoutSpec(0.3),
            Specs.residual(4, 1, 0.4));
    TargetLoss target =
        TargetLoss.of(
            new FocalCrossEntropy(new double[] {1, 1, 1}, 2), new EpochTally(Stripes.CLASSES));
    ILossFunction loss = new ClassLoss(target);
    try (TrainableNetwork network =
        NetworkBuilder.build(spec, Stripes.SHAPE, Stripes.CLASSES, 1, loss, DataType.FLOAT)) {
      List<Object> dropouts = dropouts(network);

      String json = PlainConfiguration.of(network);

      assertThat(json).doesNotContain("zwicky").contains("conf.dropout.Dropout\"");
      assertThat(ComputationGraphConfiguration.fromJson(json).getVertices()).hasSize(20);
      assertThat(network.outputLayer().getLossFn())
          .isSameAs(loss)
          .isNotInstanceOf(LossMCXENT.class);
      assertThat(dropouts(network)).containsExactlyElementsOf(dropouts).hasSize(3);
      assertThat(dropouts).filteredOn(StochasticDepth.class::isInstance).hasSize(2);
    }
  }

  private static List<Object> dropouts(TrainableNetwork network) {
    return Arrays.stream(network.layers())
        .map(Layer::conf)
        .filter(configuration -> configuration.getLayer() instanceof DropoutLayer)
        .<Object>map(configuration -> configuration.getLayer().getIDropout())
        .toList();
  }
}
