package org.zwicky.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.PropertySeed;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.ScheduleKind;
import org.zwicky.candidate.training.ScheduleSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.metric.Goal;
import org.zwicky.training.OptimizerReference;

class LearningRatesTest {

  private static final JsonNode REFERENCE = OptimizerReference.of("schedules");

  static Stream<Arguments> schedules() {
    return Stream.of(
        Arguments.of("step", of(ScheduleKind.STEP).withReductions(2, 0.3)),
        Arguments.of("exponential", of(ScheduleKind.EXPONENTIAL)),
        Arguments.of("cosine", of(ScheduleKind.COSINE).withEnd(0.01)),
        Arguments.of(
            "cosineRestarts", of(ScheduleKind.COSINE_RESTARTS).withWaves(1, 2).withEnd(0.01)),
        Arguments.of("oneCycle", of(ScheduleKind.ONE_CYCLE).withEnd(0.01)),
        Arguments.of("plateau", of(ScheduleKind.PLATEAU).withReductions(2, 0.3)),
        Arguments.of("warmCosine", of(ScheduleKind.COSINE).withEnd(0.1).withWarmup(2)));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void givesPyTorchsRates(String name, ScheduleSpec schedule) {
    List<double[]> expected = OptimizerReference.rows(REFERENCE.get(name));
    double[] scores = OptimizerReference.numbers(REFERENCE.get("scores"));
    LearningRates rates =
        rates(schedule, REFERENCE.get("learningRate").doubleValue(), expected.size());

    for (int epoch = 0; epoch < expected.size(); epoch++) {
      EpochRates found = rates.after(Arrays.stream(scores).limit(epoch).boxed().toList());
      double[] row = expected.get(epoch);
      for (int step = 0; step < row.length; step++) {
        assertThat(found.at(step, row.length))
            .as("epoch %d, step %d", epoch, step)
            .isCloseTo(row[step], within(1e-12));
      }
    }
  }

  @Test
  void onlyTheLastFifthOfAWaveTellsThatNoImprovementIsToCome() {
    assertThat(telling(of(ScheduleKind.CONSTANT), 5)).containsExactly(1, 2, 3, 4, 5);
    assertThat(telling(of(ScheduleKind.COSINE), 20)).containsExactly(17, 18, 19, 20);
    assertThat(telling(of(ScheduleKind.COSINE).withEnd(0.5), 20)).containsExactly(17, 18, 19, 20);
    assertThat(telling(of(ScheduleKind.COSINE).withWarmup(10), 20)).containsExactly(19, 20);
    assertThat(telling(of(ScheduleKind.ONE_CYCLE), 30)).containsExactly(26, 27, 28, 29, 30);
    assertThat(telling(of(ScheduleKind.COSINE_RESTARTS).withWaves(10, 1), 20))
        .containsExactly(9, 10, 19, 20);
  }

  private static List<Integer> telling(ScheduleSpec schedule, int epochs) {
    LearningRates rates = rates(schedule, 0.1, epochs);
    return IntStream.rangeClosed(1, epochs).filter(rates::isTelling).boxed().toList();
  }

  @Test
  void aConstantRateIsTheRateItself() {
    LearningRates rates = rates(ScheduleSpec.CONSTANT, 0.1 + 0.2, 3);

    assertThat(rates.after(List.of(0.1, 0.2)).at(3, 7)).isEqualTo(0.1 + 0.2);
  }

  @Test
  void warmsUpOverAFractionOfAnEpoch() {
    EpochRates first = rates(of(ScheduleKind.STEP).withWarmup(0.5), 1, 3).after(List.of());

    assertThat(first.at(0, 8)).isEqualTo(0.25);
    assertThat(first.at(1, 8)).isEqualTo(0.5);
    assertThat(first.at(3, 8)).isEqualTo(1);
    assertThat(first.at(7, 8)).isEqualTo(1);
  }

  @Test
  void neverFallsBelowTheLeastRate() {
    ScheduleSpec schedule = of(ScheduleKind.STEP).withReductions(1, 0.1).withEnd(0.05);

    assertThat(rates(schedule, 2, 9).after(List.of(1.0, 1.0, 1.0)).at(0, 4)).isEqualTo(0.1);
  }

  @Test
  void aPlateauOfALossIsWhereItDoesNotFall() {
    ScheduleSpec schedule = of(ScheduleKind.PLATEAU).withReductions(2, 0.5);
    LearningRates rates =
        new LearningRates(
            OptimizerSpec.of(UpdaterKind.SGD, 1, 0).with(schedule), 10, Goal.MINIMIZE);

    assertThat(rates.after(List.of(0.9, 0.8, 0.7, 0.6)).at(0, 1)).isEqualTo(1);
    assertThat(rates.after(List.of(0.6, 0.7, 0.8)).at(0, 1)).isEqualTo(0.5);
    assertThat(rates.after(List.of(Double.NaN, Double.NaN, Double.NaN)).at(0, 1)).isEqualTo(0.5);
    assertThat(rates.after(List.of(Double.NaN, 0.9, 0.8)).at(0, 1)).isEqualTo(1);
  }

  @Property(seed = PropertySeed.SEED)
  void staysBetweenZeroAndTheLearningRate(
      @ForAll ScheduleKind kind,
      @ForAll @DoubleRange(min = 0, max = 12) double warmup,
      @ForAll @DoubleRange(min = 0, max = 1) double end,
      @ForAll @IntRange(min = 1, max = 9) int epochs,
      @ForAll @IntRange(min = 1, max = 5) int steps) {
    LearningRates rates = rates(of(kind).withWarmup(warmup).withEnd(end), 0.5, epochs);
    List<Double> scores = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int step = 0; step < steps; step++) {
        assertThat(rates.after(scores).at(step, steps)).isBetween(0.0, 0.5 + 1e-12);
      }
      scores.add(0.5);
    }
  }

  private static ScheduleSpec of(ScheduleKind kind) {
    return ScheduleSpec.of(kind);
  }

  private static LearningRates rates(ScheduleSpec schedule, double learningRate, int epochs) {
    return new LearningRates(
        OptimizerSpec.of(UpdaterKind.SGD, learningRate, 0).with(schedule), epochs, Goal.MAXIMIZE);
  }
}
