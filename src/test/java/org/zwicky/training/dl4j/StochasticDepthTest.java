package org.zwicky.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zwicky.PropertySeed;

class StochasticDepthTest {

  private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

  @Property(tries = 50, seed = PropertySeed.SEED)
  void anImageAndItsGradientAreMultipliedByOneFactor(
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double rate,
      @ForAll @IntRange(min = 1, max = 9) int images,
      @ForAll boolean fortran) {
    char order = fortran ? 'f' : 'c';
    INDArray input = Nd4j.rand(DataType.DOUBLE, images, 3, 2, 4).addi(1).dup(order);
    INDArray gradient = Nd4j.rand(DataType.DOUBLE, images, 3, 2, 4).addi(1).dup(order);
    StochasticDepth depth = new StochasticDepth(rate);

    INDArray output = depth.applyDropout(input.dup(order), input.ulike(), 0, 0, MEMORY);
    INDArray back = depth.backprop(gradient, gradient.dup(order), 0, 0);

    for (int i = 0; i < images; i++) {
      double factor = output.getDouble(i, 0, 0, 0) == 0 ? 0 : 1 / (1 - rate);
      assertThat(output.slice(i).distance2(input.slice(i).mul(factor)))
          .isLessThan(1e-5 * factor + 1e-12);
      assertThat(back.slice(i).distance2(gradient.slice(i).mul(factor)))
          .isLessThan(1e-5 * factor + 1e-12);
    }
  }

  @Property(tries = 10, seed = PropertySeed.SEED)
  void theMeanStays(@ForAll @DoubleRange(min = 0.05, max = 0.9) double rate) {
    Nd4j.getRandom().setSeed(11);
    int images = 20_000;
    INDArray ones = Nd4j.ones(DataType.DOUBLE, images, 1, 1, 1);

    INDArray output = new StochasticDepth(rate).applyDropout(ones, ones.ulike(), 0, 0, MEMORY);

    // Five standard deviations.
    double tolerance = 5 * Math.sqrt(rate / (1 - rate) / images);
    assertThat(output.meanNumber().doubleValue()).isBetween(1 - tolerance, 1 + tolerance);
  }

  @Test
  void aCopyDrawsFactorsOfItsOwn() {
    StochasticDepth depth = new StochasticDepth(0.5);
    INDArray ones = Nd4j.ones(DataType.DOUBLE, 64, 1, 1, 1);
    StochasticDepth copy = depth.clone();
    INDArray first = depth.applyDropout(ones, ones.ulike(), 0, 0, MEMORY);

    assertThat(copy.applyDropout(ones, ones.ulike(), 0, 0, MEMORY)).isNotEqualTo(first);
    assertThat(depth.backprop(ones, ones.ulike(), 0, 0)).isEqualTo(first);
  }
}
