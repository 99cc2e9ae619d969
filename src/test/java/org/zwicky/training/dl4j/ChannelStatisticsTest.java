package org.zwicky.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.zwicky.training.backend.Backend;

class ChannelStatisticsTest {

  private final ChannelStatistics statistics = new ChannelStatistics();

  @BeforeAll
  static void prepare() {
    Backend.prepare();
  }

  @Test
  void hasTheHandComputedMeanAndVariance() {
    // Two images of two channels of 1 × 2: channel 0 is 1, 3, 5, 7, channel 1 is 2, 2, 2, 10.
    INDArray batch = Nd4j.createFromArray(1f, 3, 2, 2, 5, 7, 2, 10).reshape(2, 2, 1, 2);
    INDArray mean = Nd4j.create(DataType.FLOAT, 2);
    INDArray variance = Nd4j.create(DataType.FLOAT, 2);

    statistics.compute(batch, mean, variance);

    assertThat(mean.toFloatVector()).containsExactly(4, 4);
    assertThat(variance.toFloatVector()).containsExactly(5, 12);
  }

  @ParameterizedTest
  @CsvSource({"3, 5, 7, 3", "1, 1, 1, 1", "4, 2, 8, 8", "6, 9, 1, 1"})
  void agreesWithNd4j(int images, int channels, int height, int width) {
    INDArray batch = Nd4j.rand(DataType.FLOAT, images, channels, height, width).addi(3);
    INDArray mean = Nd4j.create(DataType.FLOAT, channels);
    INDArray variance = Nd4j.create(DataType.FLOAT, channels);

    statistics.compute(batch, mean, variance);

    INDArray exact = batch.castTo(DataType.DOUBLE);
    double[] means = exact.mean(0, 2, 3).toDoubleVector();
    double[] variances = exact.var(false, 0, 2, 3).toDoubleVector();
    assertThat(mean.toDoubleVector()).containsExactly(means, within(1e-6));
    assertThat(variance.toDoubleVector()).containsExactly(variances, within(1e-7));
  }

  @Test
  void readsAViewFromItsOwnStart() {
    INDArray all = Nd4j.createFromArray(9f, 9, 9, 9, 1, 2, 3, 6).reshape(2, 1, 2, 2);
    INDArray mean = Nd4j.create(DataType.FLOAT, 1);
    INDArray variance = Nd4j.create(DataType.FLOAT, 1);

    statistics.compute(all.get(NDArrayIndex.interval(1, 2)), mean, variance);

    assertThat(mean.getFloat(0)).isEqualTo(3);
    assertThat(variance.getFloat(0)).isEqualTo(3.5f);
  }
}
