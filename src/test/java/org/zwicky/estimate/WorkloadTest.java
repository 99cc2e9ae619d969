package org.zwicky.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.estimate.Networks.conv;
import static org.zwicky.estimate.Networks.dense;
import static org.zwicky.estimate.Networks.work;

import org.junit.jupiter.api.Test;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.training.UpdaterKind;

class WorkloadTest {

  private static final long MAP = 64 * 64;

  @Test
  void countsWinogradsConvolutionsApart() {
    Workload work =
        work(
            8,
            UpdaterKind.ADAM,
            conv(32, 1, ActivationKind.RELU, false),
            conv(48, 1, ActivationKind.RELU, false));

    assertThat(work.fastMultiplyAdds()).isEqualTo(9 * 32 * 48 * MAP);
    assertThat(work.multiplyAdds()).isEqualTo(9 * 32 * MAP + 48 * MAP * 10);
    assertThat(work.largest()).isEqualTo(48 * MAP);
    assertThat(work.activations()).isEqualTo(MAP + 32 * MAP + 48 * MAP + 10);
  }

  @Test
  void countsChannelsInWholeBlocks() {
    Workload work =
        work(
            8,
            UpdaterKind.SGD,
            conv(4, 1, ActivationKind.RELU, false),
            conv(20, 2, ActivationKind.RELU, false));

    assertThat(work.multiplyAdds())
        .isEqualTo(9 * 16 * MAP + 9 * 16 * 32 * MAP / 4 + 20 * MAP / 4 * 10);
    assertThat(work.fastMultiplyAdds()).isZero();
  }

  @Test
  void countsWhatBatchNormAndActivationsHoldBeside() {
    assertThat(work(8, UpdaterKind.ADAM, conv(8, 1, ActivationKind.RELU, false)).extraActivations())
        .isZero();
    assertThat(work(8, UpdaterKind.ADAM, conv(8, 1, ActivationKind.ELU, true)).extraActivations())
        .isEqualTo(8 * MAP);
    assertThat(work(8, UpdaterKind.ADAM, conv(8, 1, ActivationKind.SWISH, true)).extraActivations())
        .isEqualTo(2 * 8 * MAP);
  }

  @Test
  void looksIntoResidualBlocks() {
    Workload work =
        work(
            8,
            UpdaterKind.ADAM,
            new ResidualSpec(ResidualKind.BASIC, 32, 3, 1, ActivationKind.RELU, true));

    // Two convolutions and a projection with batch normalisation each.
    assertThat(work.extraActivations()).isEqualTo(3 * 32 * MAP);
    assertThat(work.fastMultiplyAdds()).isEqualTo(9 * 32 * 32 * MAP);
  }

  @Test
  void stochasticDepthHoldsNothingBesideAFewNumbersAnImage() {
    assertThat(work(8, UpdaterKind.ADAM, block(0.3)))
        .isEqualTo(work(8, UpdaterKind.ADAM, block(0)));
  }

  private static ResidualSpec block(double stochasticDepth) {
    return new ResidualSpec(
        ResidualKind.BASIC, 32, 3, 1, ActivationKind.RELU, true, InitKind.DEFAULT, stochasticDepth);
  }

  @Test
  void knowsWhatEachUpdaterKeeps() {
    assertThat(work(8, UpdaterKind.ADAM, dense(4)).stateCopies()).isEqualTo(2);
    assertThat(work(8, UpdaterKind.NESTEROVS, dense(4)).stateCopies()).isEqualTo(1);
    assertThat(work(8, UpdaterKind.SGD, dense(4)).stateCopies()).isZero();
    assertThat(work(8, UpdaterKind.AMSGRAD, dense(4)).stateCopies()).isEqualTo(3);
    assertThat(work(8, UpdaterKind.RMSPROP, dense(4)).stateCopies()).isEqualTo(1);
  }
}
