package org.zwicky.execute;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.FullDisk;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Score;
import org.zwicky.space.Assignment;
import org.zwicky.study.FailureKind;
import org.zwicky.study.Measurement;
import org.zwicky.study.Objective;
import org.zwicky.study.ReplicaScores;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
import org.zwicky.training.DivergedException;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.EpochReport;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.TrainingSegment;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.batch.TrainingPlan;
import org.zwicky.training.checkpoint.Checkpointing;
import org.zwicky.training.run.CandidateTrainer;

/**
 * Trains trials in this process, one at a time: ND4J's threads are the process's. The best epoch's
 * network is saved as {@code model.zip} in the trial's directory, several as {@code model-1.zip},
 * {@code model-2.zip}, …. A trial that was cut off goes on after its last finished epoch: of the
 * epochs before, the observer hears of those that are not recorded yet.
 */
public final class InProcessExecutor implements TrialExecutor {

  /** Name in a trial's provenance of the native threads it was trained with. */
  public static final String THREADS = "threads";

  /**
   * Name in a trial's provenance of the epochs that it went on after when it had been cut off, such
   * as "3" or "3, 7"; missing if it ran in one go.
   */
  public static final String RESUMED = "resumed after epoch";

  /** In a trial's directory until the trial's end is recorded; see {@link TrialLeftovers}. */
  public static final String CHECKPOINT = "checkpoint.bin";

  private static final Logger LOG = LoggerFactory.getLogger(InProcessExecutor.class);

  private final Function<Assignment, TrialSpec> blueprint;
  private final CandidateTrainer trainer;
  private final Path artifacts;

  /** What curves are drawn of; all else can be had of the probabilities of the best epoch. */
  private static final List<Metric> EVERY_EPOCH =
      List.of(
          Metric.ACCURACY,
          Metric.MACRO_F1,
          Metric.BALANCED_ACCURACY,
          Metric.WEIGHTED_F1,
          Metric.LOG_LOSS);

  private final List<Score> measured;
  private final List<Score> reported;

  /**
   * Prepares the backend.
   *
   * @param blueprint makes a trial's specification of its parameters
   * @param plan which networks a trial trains, and what they learn from
   * @param classNames of the data, by index
   * @param objective decides which epoch of a trial is best
   * @param artifacts directory of the study's checkpoints; a trial's are in its folder
   */
  public InProcessExecutor(
      Function<Assignment, TrialSpec> blueprint,
      TrainingPlan plan,
      List<String> classNames,
      Objective objective,
      Path artifacts) {
    this.blueprint = blueprint;
    Score score = objective.score(classNames);
    this.trainer = new CandidateTrainer(plan, score, objective.goal(), classNames);
    this.measured = Stream.concat(EVERY_EPOCH.stream(), Stream.of(score)).distinct().toList();
    this.reported = Stream.concat(Stream.of(Metric.values()), Stream.of(score)).distinct().toList();
    this.artifacts = artifacts;
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public TrialOutcome execute(TrialRequest request, TrialObserver observer)
      throws InterruptedException {
    Path folder = artifacts.resolve(request.folder());
    AtomicReference<String> pruned = new AtomicReference<>();
    try {
      TrainingResult result =
          trainer.train(
              blueprint.apply(request.parameters()),
              request.seed(),
              report -> decide(observer.onEpoch(measurement(report)), pruned),
              Optional.of(folder.resolve("model.zip")),
              new Checkpointing(folder.resolve(CHECKPOINT), request.recordedEpochs()));
      return pruned.get() == null
          ? completed(result)
          : new TrialOutcome.Pruned(pruned.get(), provenance(result));
    } catch (DivergedException e) {
      return new TrialOutcome.Failed(e.getMessage(), FailureKind.DIVERGED);
    } catch (BadInputException e) {
      return new TrialOutcome.Failed(e.getMessage());
    } catch (CancellationException e) {
      throw new InterruptedException(e.getMessage());
    } catch (RuntimeException e) {
      if (FullDisk.isCauseOf(e)) {
        return new TrialOutcome.Failed(e.getMessage(), FailureKind.DISK_FULL);
      }
      // Whatever else goes wrong in one trial is that trial's alone.
      LOG.error("Trial {} failed", request.number(), e);
      return new TrialOutcome.Failed("training failed unexpectedly: " + e);
    }
  }

  @Override
  public void close() {
    // Nothing is held but memory.
  }

  private static EpochObserver.Decision decide(
      Optional<String> reason, AtomicReference<String> pruned) {
    reason.ifPresent(pruned::set);
    return reason.isPresent() ? EpochObserver.Decision.STOP : EpochObserver.Decision.CONTINUE;
  }

  private TrialOutcome completed(TrainingResult result) {
    return new TrialOutcome.Completed(
        result.bestEpoch(),
        result.validationProbabilities(),
        result.parameterCount(),
        provenance(result),
        replicas(result));
  }

  private ReplicaScores replicas(TrainingResult result) {
    if (result.replicaScores().size() == 1) {
      return ReplicaScores.NONE;
    }
    Map<String, Double> deviations = new LinkedHashMap<>();
    for (Score score : reported) {
      double[] values =
          result.replicaScores().stream()
              .mapToDouble(score::of)
              .filter(value -> !Double.isNaN(value))
              .toArray();
      if (values.length > 1) {
        deviations.put(score.key(), new StandardDeviation().evaluate(values));
      }
    }
    return new ReplicaScores(result.best().validation().asMap(reported), deviations);
  }

  private static Map<String, String> provenance(TrainingResult result) {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("backend", Backend.prepare().toString());
    provenance.put(THREADS, Integer.toString(Backend.prepare().threads()));
    provenance.put("engine", result.engine());
    if (result.stretches().size() > 1) {
      provenance.put(RESUMED, resumedAfter(result));
    }
    if (!result.computedAlike()) {
      provenance.put("engines", engines(result));
    }
    provenance.put("end", result.stopReason().description());
    return provenance;
  }

  private static String resumedAfter(TrainingResult result) {
    return result.stretches().stream()
        .skip(1)
        .map(stretch -> Integer.toString(stretch.afterEpoch()))
        .collect(Collectors.joining(", "));
  }

  /** Such as "DL4J on 1 thread; oneDNN 2.5.2 on 2 threads after epoch 3". */
  private static String engines(TrainingResult result) {
    return result.stretches().stream()
        .map(TrainingSegment::toString)
        .collect(Collectors.joining("; "));
  }

  private Measurement measurement(EpochReport report) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("trainLoss", report.trainingLoss());
    report
        .training()
        .asMap(measured)
        .forEach(
            (name, value) ->
                metrics.put(
                    "train" + Character.toUpperCase(name.charAt(0)) + name.substring(1), value));
    metrics.putAll(report.validation().asMap(measured));
    return new Measurement(report.epoch(), metrics, report.seconds(), report.steps());
  }
}
