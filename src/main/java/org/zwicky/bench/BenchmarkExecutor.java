package org.zwicky.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.data.prepared.PreparedImages;
import org.zwicky.space.Assignment;
import org.zwicky.study.Measurement;
import org.zwicky.study.Objective;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
import org.zwicky.training.DivergedException;
import org.zwicky.training.EpochObserver.Decision;
import org.zwicky.training.EpochReport;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.run.CandidateTrainer;

/**
 * The worker's side of a benchmark: trains one candidate as {@code InProcessExecutor} does, but
 * with as many images as the {@link BenchmarkPhase} in a request's parameters says, and reports the
 * seconds of each epoch instead of its scores. Ends a phase when the observer says so.
 */
public final class BenchmarkExecutor implements TrialExecutor {

  /** In the provenance of an outcome: what the networks are computed with. */
  static final String BACKEND = "backend";

  private final Function<Assignment, TrialSpec> resolver;
  private final PreparedImages images;
  private final int classes;
  private final Objective objective;

  /**
   * @param resolver makes a specification of a candidate's values
   * @param images used again and again, in any number
   * @param classes number of classes, at least 2
   */
  public BenchmarkExecutor(
      Function<Assignment, TrialSpec> resolver,
      PreparedImages images,
      int classes,
      Objective objective) {
    this.resolver = resolver;
    this.images = images;
    this.classes = classes;
    this.objective = objective;
    Backend.prepare();
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public TrialOutcome execute(TrialRequest request, TrialObserver observer)
      throws InterruptedException {
    BenchmarkPhase phase = BenchmarkPhase.of(request.parameters());
    try {
      TrainingResult result =
          new CandidateTrainer(data(phase), objective.score(List.of()), objective.goal())
              .train(
                  resolver.apply(BenchmarkPhase.candidate(request.parameters())),
                  request.seed(),
                  report ->
                      observer.onEpoch(measurement(report)).isPresent()
                          ? Decision.STOP
                          : Decision.CONTINUE,
                  Optional.empty());
      return new TrialOutcome.Completed(
          result.bestEpoch(),
          new float[0][],
          result.parameterCount(),
          Map.of(BACKEND, Backend.prepare().toString()));
    } catch (DivergedException | BadInputException e) {
      return new TrialOutcome.Failed(e.getMessage());
    } catch (CancellationException e) {
      throw new InterruptedException(e.getMessage());
    }
  }

  @Override
  public void close() {
    // Nothing is held but memory.
  }

  private TrainingData data(BenchmarkPhase phase) {
    return new TrainingData(
        images::copyImage,
        images.labels(),
        FeatureShape.image(images.channels(), images.height(), images.width()),
        classes,
        inTurn(phase.trainingImages()),
        inTurn(phase.predictedImages()));
  }

  private int[] inTurn(int count) {
    return IntStream.range(0, count).map(i -> i % images.size()).toArray();
  }

  private static Measurement measurement(EpochReport report) {
    return new Measurement(
        report.epoch(),
        Map.of(
            BenchmarkPhase.TRAINING_SECONDS, report.trainingSeconds(),
            BenchmarkPhase.PREDICTION_SECONDS, report.predictionSeconds()),
        report.seconds());
  }
}
