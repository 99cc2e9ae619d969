package org.zwicky.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.zwicky.training.backend.Backend;

class ClassLossTest {

  private static final ActivationSoftmax SOFTMAX = new ActivationSoftmax();
  private static final double[] WEIGHTS = {0.5, 1, 4};

  private final INDArray labels = Nd4j.eye(3).castTo(DataType.DOUBLE);
  private final List<Integer> heard = new ArrayList<>();
  private final ClassLoss loss =
      new ClassLoss(
          TargetLoss.of(
              new FocalCrossEntropy(WEIGHTS, 0),
              (target, probabilities, logProbability, value) -> heard.add(target)));

  @BeforeAll
  static void prepare() {
    Backend.prepare();
  }

  @Test
  void agreesWithDl4jsWeightedCrossEntropy() {
    LossMCXENT reference = new LossMCXENT(Nd4j.createFromArray(WEIGHTS));
    INDArray logits = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {0, -1, 2}, {3, 0, 0.5}});

    assertThat(loss.computeScore(labels, logits.dup(), SOFTMAX, null, false))
        .isCloseTo(
            reference.computeScore(labels, logits.dup(), SOFTMAX, null, false), within(1e-6));
    INDArray expected = reference.computeGradient(labels, logits.dup(), SOFTMAX, null);
    assertThat(loss.computeGradient(labels, logits, SOFTMAX, null).distance2(expected))
        .isLessThan(1e-6);
  }

  @Test
  void tellsItsListenerOfEachExampleOnceAStep() {
    INDArray logits = Nd4j.zeros(DataType.FLOAT, 3, 3);

    INDArray gradient = loss.computeGradient(labels, logits, SOFTMAX, null);
    loss.computeScore(labels, logits, SOFTMAX, null, true);

    assertThat(heard).containsExactly(0, 1, 2);
    assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
  }

  @Test
  void agreesWithDl4jsCrossEntropyOnMixedLabels() {
    LossMCXENT reference = new LossMCXENT(Nd4j.createFromArray(WEIGHTS));
    INDArray logits = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {0, -1, 2}});
    INDArray mixed = Nd4j.createFromArray(new double[][] {{0.25, 0.75, 0}, {0.5, 0.2, 0.3}});

    assertThat(loss.computeScore(mixed, logits.dup(), SOFTMAX, null, false))
        .isCloseTo(reference.computeScore(mixed, logits.dup(), SOFTMAX, null, false), within(1e-6));
    INDArray expected = reference.computeGradient(mixed, logits.dup(), SOFTMAX, null);
    assertThat(loss.computeGradient(mixed, logits, SOFTMAX, null).distance2(expected))
        .isLessThan(1e-6);
    assertThat(heard).containsExactly(1, 0);
  }

  @Test
  void averagesAndListsTheSameLosses() {
    INDArray logits = Nd4j.zeros(DataType.DOUBLE, 3, 3);

    assertThat(loss.computeScoreArray(labels, logits, SOFTMAX, null).toDoubleVector())
        .containsExactly(
            new double[] {0.5 * Math.log(3), Math.log(3), 4 * Math.log(3)}, within(1e-12));
    assertThat(loss.computeScore(labels, logits, SOFTMAX, null, true))
        .isCloseTo(5.5 / 3 * Math.log(3), within(1e-12));
  }
}
