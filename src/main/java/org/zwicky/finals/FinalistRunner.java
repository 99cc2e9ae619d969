package org.zwicky.finals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zwicky.study.DiskFullException;
import org.zwicky.study.FinalistSettings;
import org.zwicky.study.FinalsStore;
import org.zwicky.study.Measurement;
import org.zwicky.study.ModelId;
import org.zwicky.study.Retraining;
import org.zwicky.study.Seeds;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialObserver;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialThreads;

/**
 * Trains finalists again, as many at a time as the executor can: each with its first new seed, then
 * each with its second, and so on. What was recorded before is not repeated, and what was cut off
 * goes on. One that fails is recorded as failed, and the others go on. {@link #run} is called once;
 * {@link #stop} from any thread.
 */
public final class FinalistRunner {

  private final String study;
  private final FinalistSettings settings;
  private final long sweepSeed;
  private final TrialExecutor executor;
  private final FinalsStore store;
  private final FinalistListener listener;
  private final Deque<Job> jobs = new ArrayDeque<>();
  private BooleanSupplier timeIsUp;
  private int begunSeed;
  private volatile boolean stopping;

  private record Job(ModelId model, Trial finalist, int recordedEpochs) {}

  /**
   * Prepares the retraining of a recorded study's finalists.
   *
   * @param sweepSeed from which their seeds derive
   */
  public FinalistRunner(
      String study,
      FinalistSettings settings,
      long sweepSeed,
      TrialExecutor executor,
      FinalsStore store,
      FinalistListener listener) {
    this.study = study;
    this.settings = settings;
    this.sweepSeed = sweepSeed;
    this.executor = executor;
    this.store = store;
    this.listener = listener;
  }

  /** What is still to be trained of these finalists. */
  public static List<ModelId> missing(
      List<Trial> finalists, FinalistSettings settings, List<Retraining> recorded) {
    List<ModelId> missing = new ArrayList<>();
    for (int seed = 1; seed <= settings.seeds(); seed++) {
      for (Trial finalist : finalists) {
        missing.add(new ModelId(finalist.number(), seed));
      }
    }
    missing.removeAll(
        recorded.stream()
            .filter(retraining -> retraining.state().isFinal())
            .map(Retraining::model)
            .toList());
    return missing;
  }

  /**
   * Trains what is missing.
   *
   * @param finalists best first
   * @param isTimeUp whether no further seed may be begun; one that some finalist has begun with is
   *     gone on with for all, so that they stay comparable, and the first always is
   * @return whether nothing is missing any more
   * @throws DiskFullException if one could not be run because a disk is full; it waits
   */
  public boolean run(List<Trial> finalists, BooleanSupplier isTimeUp) {
    timeIsUp = isTimeUp;
    List<Retraining> recorded = store.retrainings(study);
    Map<ModelId, Retraining> byModel =
        recorded.stream().collect(Collectors.toMap(Retraining::model, Function.identity()));
    Map<Integer, Trial> byNumber =
        finalists.stream().collect(Collectors.toMap(Trial::number, Function.identity()));
    for (ModelId model : missing(finalists, settings, recorded)) {
      int epochs = Optional.ofNullable(byModel.get(model)).map(Retraining::epochs).orElse(0);
      jobs.add(new Job(model, byNumber.get(model.trial()), epochs));
    }
    begunSeed =
        recorded.stream()
            .filter(retraining -> byNumber.containsKey(retraining.model().trial()))
            .mapToInt(retraining -> retraining.model().seedIndex())
            .max()
            .orElse(1);
    TrialThreads.run(executor.parallelism(), this::runInTurn, this::stop);
    return missing(finalists, settings, store.retrainings(study)).isEmpty();
  }

  /** Ends at once: what is under way waits, to go on after its last epoch. */
  public void stop() {
    stopping = true;
    executor.close();
  }

  private void runInTurn() {
    Optional<Job> job = next();
    while (job.isPresent()) {
      run(job.get());
      job = next();
    }
  }

  private synchronized Optional<Job> next() {
    if (stopping || jobs.isEmpty()) {
      return Optional.empty();
    }
    int seed = jobs.getFirst().model().seedIndex();
    if (seed > begunSeed && timeIsUp.getAsBoolean()) {
      return Optional.empty();
    }
    begunSeed = Math.max(begunSeed, seed);
    return Optional.of(jobs.removeFirst());
  }

  private void run(Job job) {
    ModelId model = job.model();
    long seed = Seeds.ofFinalist(sweepSeed, model);
    store.start(study, model, seed);
    tell(() -> listener.onStarted(model, job.finalist(), job.recordedEpochs()));
    TrialRequest request =
        new TrialRequest(
            study,
            model.trial(),
            seed,
            job.finalist().parameters(),
            job.recordedEpochs(),
            model.folder());
    store.finish(study, model, execute(request, model));
    store.retrainings(study).stream()
        .filter(retraining -> retraining.model().equals(model))
        .forEach(retraining -> tell(() -> listener.onEnded(retraining)));
  }

  private TrialOutcome execute(TrialRequest request, ModelId model) {
    try {
      return DiskFullException.unlessIn(executor.execute(request, new Observer(model)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TrialOutcome.Interrupted();
    } catch (RuntimeException e) {
      try {
        store.finish(study, model, new TrialOutcome.Interrupted());
      } catch (RuntimeException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  private synchronized void tell(Runnable call) {
    call.run();
  }

  /** Records every epoch and prunes nothing. */
  private final class Observer implements TrialObserver {

    private final ModelId model;

    Observer(ModelId model) {
      this.model = model;
    }

    @Override
    public Optional<String> onEpoch(Measurement measurement) {
      store.record(study, model, measurement);
      tell(() -> listener.onEpoch(model, measurement));
      return Optional.empty();
    }

    @Override
    public void onRetry(String reason) {
      tell(() -> listener.onRetried(model, reason));
    }
  }
}
