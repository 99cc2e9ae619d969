package org.zwicky.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.estimate.Networks.conv;
import static org.zwicky.estimate.Networks.dense;
import static org.zwicky.estimate.Networks.work;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.GlobalPoolSpec;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.training.UpdaterKind;

class MemoryModelTest {

  private static final long MEBIBYTE = 1L << 20;

  /** What every worker has at the least. */
  private static final MemoryShare SMALLEST = new MemoryShare(2048 * MEBIBYTE);

  @Test
  void isNearPeaksThatWereMeasured() {
    ActivationKind relu = ActivationKind.RELU;
    assertMeasured(
        448,
        work(
            64,
            UpdaterKind.ADAM,
            conv(64, 1, relu, false),
            conv(64, 1, relu, false),
            new GlobalPoolSpec(PoolKind.AVG)));
    // Dense layers behind one that shrinks the image as a pool of 4 does.
    assertMeasured(
        554, work(64, UpdaterKind.ADAM, conv(1, 4, relu, false), dense(4096), dense(4096)));
    assertMeasured(
        416, work(64, UpdaterKind.SGD, conv(1, 4, relu, false), dense(4096), dense(4096)));
  }

  @Property(tries = 300, seed = PropertySeed.SEED)
  void letsOrdinaryNetworksPassWithTheSmallestShare(
      @ForAll @IntRange(min = 1, max = 64) int filters,
      @ForAll @IntRange(min = 1, max = 128) int batchSize,
      @ForAll @IntRange(min = 1, max = 256) int units,
      @ForAll ActivationKind activation,
      @ForAll boolean batchNorm,
      @ForAll UpdaterKind updater) {
    Workload work = work(batchSize, updater, conv(filters, 1, activation, batchNorm), dense(units));

    assertThat(SMALLEST.refusal(work)).isEmpty();
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void refusesWhatNeedsMoreForItsParametersAlone(
      @ForAll @IntRange(min = 4096, max = 65536) int units, @ForAll UpdaterKind updater) {
    // 64×64×64 numbers in, at least a billion weights: 4 GiB before the first gradient.
    Workload work = work(1, updater, conv(64, 1, ActivationKind.RELU, false), dense(units));

    assertThat(SMALLEST.refusal(work)).isPresent();
    assertThat(MemoryModel.peakBytes(work)).isGreaterThan(3 * 4 * work.parameters());
  }

  @Test
  void saysWhatAMonsterNeeds() {
    Workload monster =
        work(256, UpdaterKind.ADAM, conv(512, 1, ActivationKind.RELU, false), dense(65536));

    assertThat(new MemoryShare(4300 * MEBIBYTE).refusal(monster))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .matches(
                        "it needs about 25\\d\\d\\.\\d GiB with batches of 256, a worker has 4\\.2 GiB"));
    assertThat(MemoryShare.UNLIMITED.refusal(monster)).isEmpty();
  }

  @Property(tries = 100, seed = PropertySeed.SEED)
  void growsWithTheBatch(@ForAll @IntRange(min = 1, max = 500) int batchSize) {
    assertThat(peak(batchSize + 1)).isGreaterThan(peak(batchSize));
  }

  private static long peak(int batchSize) {
    return MemoryModel.peakBytes(
        work(batchSize, UpdaterKind.ADAM, conv(8, 1, ActivationKind.RELU, true)));
  }

  private static void assertMeasured(int mebibytes, Workload work) {
    assertThat(MemoryModel.peakBytes(work) / (double) MEBIBYTE)
        .isBetween(mebibytes * 0.8, mebibytes * 1.25);
  }
}
