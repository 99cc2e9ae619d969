package org.zwicky.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zwicky.study.Measurement;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/** Workers whose seconds are made up, so that all rates are known. */
@Timeout(60)
class TrainingBenchmarkTest {

  private static final double TRAINED_A_SECOND = 100;
  private static final double PREDICTED_A_SECOND = 400;

  @Test
  void addsUpTheRatesOfTheWorkers() throws Exception {
    TrainingSpeed speed = new TrainingBenchmark(new SteadyWorkers(3), 10, 20).measure();

    assertThat(speed.training().windows()).hasSize(5);
    assertThat(speed.inference().windows()).hasSize(5);
    assertThat(speed.training().median()).isCloseTo(3 * TRAINED_A_SECOND, within(1e-9));
    assertThat(speed.inference().median()).isCloseTo(3 * PREDICTED_A_SECOND, within(1e-9));
    assertThat(speed.networkParameters()).isEqualTo(7);
    assertThat(speed.backend()).isEqualTo("made up");
  }

  @Test
  void sizesTheWindowsToFillTheTime() throws Exception {
    SteadyWorkers workers = new SteadyWorkers(1);

    new TrainingBenchmark(workers, 10, 60).measure();

    // Half and 30% of the time in six epochs each.
    assertThat(workers.phases.stream().mapToInt(BenchmarkPhase::trainingImages).max())
        .hasValue((int) (60 * 0.5 / 6 * TRAINED_A_SECOND));
    assertThat(workers.phases.stream().mapToInt(BenchmarkPhase::predictedImages).max())
        .hasValue((int) (60 * 0.3 / 6 * PREDICTED_A_SECOND));
  }

  @Test
  void letsNoWorkerRunAhead() throws Exception {
    SteadyWorkers workers = new SteadyWorkers(4);

    new TrainingBenchmark(workers, 10, 5).measure();

    assertThat(workers.begun).hasSize(3);
    assertThat(workers.ranAhead).isFalse();
  }

  @Test
  void failsWithTheReasonOfAWorkerAndStopsTheOthers() {
    SteadyWorkers workers = new SteadyWorkers(3);
    workers.failing = 2;

    assertThatThrownBy(() -> new TrainingBenchmark(workers, 10, 5).measure())
        .isInstanceOf(BenchmarkFailedException.class)
        .hasMessageContaining("no memory left");
  }

  private static final class SteadyWorkers implements TrialExecutor {

    private final int count;
    private final Queue<BenchmarkPhase> phases = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> begun = new ConcurrentHashMap<>();
    private final AtomicBoolean ranAhead = new AtomicBoolean();
    private int failing = -1;

    private SteadyWorkers(int count) {
      this.count = count;
    }

    @Override
    public int parallelism() {
      return count;
    }

    @Override
    public TrialOutcome execute(TrialRequest request, TrialObserver observer) {
      if (request.number() == failing) {
        return new TrialOutcome.Failed("no memory left");
      }
      BenchmarkPhase phase = BenchmarkPhase.of(request.parameters());
      phases.add(phase);
      AtomicInteger begunEpochs =
          begun.computeIfAbsent((request.number() - 1) / count, number -> new AtomicInteger());
      for (int epoch = 1; ; epoch++) {
        // All have begun all epochs before this one.
        if (begunEpochs.incrementAndGet() <= (epoch - 1) * count) {
          ranAhead.set(true);
        }
        double trained = phase.trainingImages() / TRAINED_A_SECOND;
        double predicted = phase.predictedImages() / PREDICTED_A_SECOND;
        Measurement measurement =
            new Measurement(
                epoch,
                Map.of(
                    BenchmarkPhase.TRAINING_SECONDS, trained,
                    BenchmarkPhase.PREDICTION_SECONDS, predicted),
                trained + predicted);
        if (observer.onEpoch(measurement).isPresent()) {
          return new TrialOutcome.Completed(
              epoch, new float[0][], 7, Map.of(BenchmarkExecutor.BACKEND, "made up"));
        }
      }
    }

    @Override
    public void close() {}
  }
}
