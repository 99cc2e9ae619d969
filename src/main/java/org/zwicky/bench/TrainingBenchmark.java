package org.zwicky.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.zwicky.space.Assignment;
import org.zwicky.study.Measurement;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;

/**
 * Measures images a second of workers that run {@link BenchmarkExecutor}: first all of them warm
 * up, then all train in some windows of time, then all predict. A window is an epoch; its images
 * are chosen after the warm-up, so that it takes its share of the time. The rates of the workers in
 * a window are added up.
 */
public final class TrainingBenchmark {

  private static final String STUDY = "benchmark";
  private static final long SEED = 1;

  /** The first epoch of a phase builds the network, so it is not counted. */
  private static final int UNCOUNTED = 1;

  private static final int WINDOWS = 5;
  private static final double WARM_UP_SHARE = 0.2;
  private static final double TRAINING_SHARE = 0.5;
  private static final double INFERENCE_SHARE = 1 - WARM_UP_SHARE - TRAINING_SHARE;
  private static final int WARM_UP_BATCHES = 4;

  /** Of what a phase does not measure, but an epoch has to have. */
  private static final int UNMEASURED_IMAGES = 2;

  private static final int FEWEST_BATCHES = 2;
  private static final int MOST_BATCHES = 1 << 14;

  private final TrialExecutor workers;
  private final Assignment candidate;
  private final int batchSize;
  private final double seconds;
  private int nextTrial = 1;

  /** Measures the only candidate of a space without parameters; see the other constructor. */
  public TrainingBenchmark(TrialExecutor workers, int batchSize, double seconds) {
    this(workers, new Assignment(Map.of()), batchSize, seconds);
  }

  /**
   * @param workers each of them runs a {@link BenchmarkExecutor}
   * @param candidate its values
   * @param batchSize of the candidate
   * @param seconds for all, the start of the workers excluded; short ones are exceeded, because a
   *     window has two batches at the least
   */
  public TrainingBenchmark(
      TrialExecutor workers, Assignment candidate, int batchSize, double seconds) {
    this.workers = workers;
    this.candidate = candidate;
    this.batchSize = batchSize;
    this.seconds = seconds;
  }

  /**
   * Measures.
   *
   * @throws BenchmarkFailedException if a worker fails
   */
  public TrainingSpeed measure() throws InterruptedException {
    BenchmarkPhase warmUp =
        new BenchmarkPhase(WARM_UP_BATCHES * batchSize, WARM_UP_BATCHES * batchSize);
    Phase warm = run(warmUp, forSeconds(WARM_UP_SHARE * seconds));
    List<Measurement> last = warm.epochs().get(warm.epochs().size() - 1);
    int trained = images(slowest(last, warmUp::trainingRate), TRAINING_SHARE);
    int predicted = images(slowest(last, warmUp::predictionRate), INFERENCE_SHARE);

    BenchmarkPhase training = new BenchmarkPhase(trained, UNMEASURED_IMAGES);
    BenchmarkPhase inference = new BenchmarkPhase(UNMEASURED_IMAGES, predicted);
    return new TrainingSpeed(
        throughput(run(training, forWindows()), training::trainingRate),
        throughput(run(inference, forWindows()), inference::predictionRate),
        warm.outcome().networkParameters(),
        warm.outcome().provenance().get(BenchmarkExecutor.BACKEND));
  }

  private record Phase(List<List<Measurement>> epochs, TrialOutcome.Completed outcome) {}

  private Phase run(BenchmarkPhase phase, Predicate<List<Measurement>> enough)
      throws InterruptedException {
    int count = workers.parallelism();
    Lockstep lockstep = new Lockstep(count, enough);
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Future<TrialOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        TrialRequest request = TrialRequest.first(STUDY, nextTrial++, SEED, phase.with(candidate));
        outcomes.add(threads.submit(() -> execute(request, lockstep)));
      }
      TrialOutcome.Completed completed = null;
      for (Future<TrialOutcome> outcome : outcomes) {
        completed = completed(outcome);
      }
      return new Phase(lockstep.epochs(), completed);
    } finally {
      threads.shutdownNow();
    }
  }

  private TrialOutcome execute(TrialRequest request, Lockstep lockstep)
      throws InterruptedException {
    try {
      return workers.execute(request, lockstep.observer());
    } finally {
      lockstep.leave();
    }
  }

  private static TrialOutcome.Completed completed(Future<TrialOutcome> future)
      throws InterruptedException {
    try {
      TrialOutcome outcome = future.get();
      if (outcome instanceof TrialOutcome.Completed completed) {
        return completed;
      }
      throw new BenchmarkFailedException(
          outcome instanceof TrialOutcome.Failed failed
              ? "A worker failed: " + failed.reason()
              : "A worker was stopped.");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Throughput throughput(Phase phase, ToDoubleFunction<Measurement> rate) {
    return new Throughput(
        phase.epochs().stream()
            .skip(UNCOUNTED)
            .map(epoch -> epoch.stream().mapToDouble(rate).sum())
            .toList());
  }

  private static Predicate<List<Measurement>> forSeconds(double limit) {
    double[] spent = {0};
    int[] epochs = {0};
    return epoch -> {
      spent[0] += epoch.stream().mapToDouble(Measurement::seconds).max().orElse(0);
      // The last one sizes the windows.
      return ++epochs[0] > UNCOUNTED && spent[0] >= limit;
    };
  }

  private static Predicate<List<Measurement>> forWindows() {
    int[] epochs = {0};
    return epoch -> ++epochs[0] >= UNCOUNTED + WINDOWS;
  }

  private static double slowest(List<Measurement> epoch, ToDoubleFunction<Measurement> rate) {
    return epoch.stream().mapToDouble(rate).min().orElseThrow();
  }

  /** Whole batches that take a window's share of the time. */
  private int images(double rate, double share) {
    double batches = rate * share * seconds / (UNCOUNTED + WINDOWS) / batchSize;
    return batchSize * (int) Math.min(MOST_BATCHES, Math.max(FEWEST_BATCHES, Math.round(batches)));
  }
}
