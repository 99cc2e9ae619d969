package org.zwicky.training.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.PropertySeed;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.SeparableConvSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.TrainableNetwork;

class MaxNormTest {

  @Property(tries = 30, seed = PropertySeed.SEED)
  void noUnitsWeightsAreLongerAfterAStep(
      @ForAll @DoubleRange(min = 0.05, max = 4) double limit, @ForAll long seed) {
    TrialSpec spec = spec(RegularizationSpec.ofMaxNorm(limit));
    try (TrainableNetwork bounded = network(spec, seed);
        TrainableNetwork free = network(spec(RegularizationSpec.NONE), seed)) {
      Optimizer optimizer = optimizer(bounded, spec);
      Optimizer unbounded = optimizer(free, spec(RegularizationSpec.NONE));
      for (int step = 0; step < 3; step++) {
        free.params().assign(bounded.params());
        INDArray gradient = gradient(bounded, seed + step);
        bounded.gradients().assign(gradient);
        free.gradients().assign(gradient);
        optimizer.step(0.1, 1);
        unbounded.step(0.1, 1);

        List<float[]> units = units(bounded);
        List<float[]> before = units(free);
        assertThat(units).hasSize(2 + 2 * 2 + 3 + 4 + 3);
        for (int i = 0; i < units.size(); i++) {
          double norm = norm(before.get(i));
          assertThat(norm(units.get(i))).isLessThanOrEqualTo(limit * (1 + 1e-5));
          double factor = Math.min(1, limit / norm);
          for (int j = 0; j < units.get(i).length; j++) {
            assertThat(units.get(i)[j] - factor * before.get(i)[j]).isBetween(-1e-5, 1e-5);
          }
        }
      }
    }
  }

  /** A convolution, a depthwise and a pointwise one, a dense layer and the softmax. */
  private static TrialSpec spec(RegularizationSpec regularization) {
    return Specs.trial(
        Specs.with(
            Specs.sgd(1, 4, 0.1, 0), OptimizerSpec.of(UpdaterKind.SGD, 0.1, 0), regularization),
        Specs.conv(2, 3, ActivationKind.RELU, true),
        separable(),
        Specs.dense(4, ActivationKind.TANH));
  }

  private static SeparableConvSpec separable() {
    return new SeparableConvSpec(
        3, 3, 1, Padding.SAME, 1, 2, ActivationKind.RELU, false, true, InitKind.DEFAULT);
  }

  private static TrainableNetwork network(TrialSpec spec, long seed) {
    return NetworkBuilder.build(spec, Stripes.SHAPE, Stripes.CLASSES, seed);
  }

  private static Optimizer optimizer(TrainableNetwork network, TrialSpec spec) {
    Optimizer optimizer = new Optimizer(network, spec, Stripes.SHAPE, Stripes.CLASSES);
    optimizer.beginEpoch();
    return optimizer;
  }

  private static INDArray gradient(TrainableNetwork network, long seed) {
    Random random = new Random(seed);
    double[] numbers = new double[(int) network.numParams()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 3 * random.nextGaussian();
    }
    return Nd4j.create(numbers).reshape(network.params().shape());
  }

  /** The weights into each unit, layer by layer, read number by number. */
  private static List<float[]> units(TrainableNetwork network) {
    List<float[]> units = new ArrayList<>();
    INDArray conv = network.layers()[0].getParam("W");
    for (int out = 0; out < 2; out++) {
      units.add(conv.slice(out).ravel().toFloatVector());
    }
    INDArray depthwise = network.layers()[3].getParam("W");
    for (int channel = 0; channel < 2; channel++) {
      for (int copy = 0; copy < 2; copy++) {
        float[] kernel = new float[9];
        for (int i = 0; i < 9; i++) {
          kernel[i] = depthwise.getFloat(i / 3, i % 3, channel, copy);
        }
        units.add(kernel);
      }
    }
    INDArray pointwise = network.layers()[4].getParam("W");
    for (int out = 0; out < 3; out++) {
      units.add(pointwise.slice(out).ravel().toFloatVector());
    }
    for (int layer = 5; layer < 7; layer++) {
      INDArray dense = network.layers()[layer].getParam("W");
      for (int unit = 0; unit < dense.columns(); unit++) {
        units.add(dense.getColumn(unit).toFloatVector());
      }
    }
    return units;
  }

  private static double norm(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += (double) number * number;
    }
    return Math.sqrt(sum);
  }
}
