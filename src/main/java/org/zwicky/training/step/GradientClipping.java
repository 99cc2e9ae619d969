package org.zwicky.training.step;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.zwicky.candidate.training.ClippingSpec;

/** Makes large gradients smaller, in place. Not thread-safe. */
final class GradientClipping {

  /**
   * Keeps PyTorch's {@code clip_grad_norm_} from dividing by 0, and is here for the same result.
   */
  private static final double EPSILON = 1e-6;

  private final ClippingSpec clipping;
  private final List<LayerParameters> layers;
  private final List<INDArray> gradients;

  GradientClipping(ClippingSpec clipping, List<LayerParameters> layers) {
    this.clipping = clipping;
    this.layers = layers;
    this.gradients = layers.stream().flatMap(layer -> layer.gradients().stream()).toList();
  }

  /** Clips what a backward pass has left. */
  void apply() {
    clipping.value().ifPresent(this::clipValues);
    clipping.norm().ifPresent(this::clipNorm);
  }

  private void clipValues(double limit) {
    for (INDArray gradient : gradients) {
      Transforms.max(gradient, -limit, false);
      Transforms.min(gradient, limit, false);
    }
  }

  private void clipNorm(double limit) {
    double norm = LayerParameters.gradientNorm(layers);
    if (norm > limit) {
      for (INDArray gradient : gradients) {
        gradient.muli(limit / (norm + EPSILON));
      }
    }
  }
}
