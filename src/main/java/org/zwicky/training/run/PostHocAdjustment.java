package org.zwicky.training.run;

import java.util.Arrays;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.candidate.training.AdjustmentTime;
import org.zwicky.candidate.training.ImbalanceSpec;
import org.zwicky.training.dl4j.TrainableNetwork;
import org.zwicky.training.engine.Engine;
import org.zwicky.training.loss.ClassPriors;

/**
 * Predictions from logits less τ·log π (Menon et al. 2021, <i>Long-Tail Learning via Logit
 * Adjustment</i>, equation 9), of a network that was trained without: taken from the softmax's
 * bias, so that whatever computes the network predicts adjusted. Not thread-safe.
 */
final class PostHocAdjustment {

  private final double[] offsets;
  private final TrainableNetwork network;
  private final Engine engine;

  private PostHocAdjustment(double[] offsets, TrainableNetwork network, Engine engine) {
    this.offsets = offsets;
    this.network = network;
    this.engine = engine;
  }

  /** The adjustment that is asked for, which may be none. */
  static PostHocAdjustment of(
      ImbalanceSpec imbalance, ClassPriors priors, TrainableNetwork network, Engine engine) {
    double[] offsets = priors.scaledLogs(-imbalance.adjustment(AdjustmentTime.POST_HOC));
    return new PostHocAdjustment(offsets, network, engine);
  }

  /** Adjusts the network for good. */
  void apply() {
    if (changes()) {
      INDArray bias = network.outputBias();
      bias.addi(Nd4j.createFromArray(offsets).castTo(bias.dataType()).reshape(bias.shape()));
      engine.parametersChanged();
    }
  }

  /** What is predicted by the adjusted network, which is then as it was, to the bit. */
  <T> T during(Supplier<T> prediction) {
    if (!changes()) {
      return prediction.get();
    }
    INDArray bias = network.outputBias();
    INDArray plain = bias.dup();
    apply();
    try {
      return prediction.get();
    } finally {
      bias.assign(plain);
      engine.parametersChanged();
    }
  }

  private boolean changes() {
    return Arrays.stream(offsets).anyMatch(offset -> offset != 0);
  }
}
