package org.zwicky.finals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.study.ModelId;
import org.zwicky.study.PredictionFailedException;
import org.zwicky.study.Retraining;
import org.zwicky.study.Study;
import org.zwicky.study.TestImages;
import org.zwicky.study.TestKind;
import org.zwicky.study.TestPredictor;
import org.zwicky.study.TestResult;
import org.zwicky.study.TestRound;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialStore;
import org.zwicky.study.TrialThreads;

/**
 * The one use of the test part: the crowned candidate's models and an ensemble predict it. All that
 * had to be chosen was chosen before, by the validation part. For one use, by one thread.
 */
public final class FinalTest {

  private final Study study;
  private final TrialStore store;
  private final TestImages images;
  private final SavedModels models;
  private final Function<Trial, Symmetries> symmetries;
  private final EnsemblePicker picker;

  /**
   * @param images the test part, at least one image
   * @param symmetries in which a trial's models predict a test image
   * @param picker chooses the ensemble
   */
  public FinalTest(
      Study study,
      TrialStore store,
      TestImages images,
      SavedModels models,
      Function<Trial, Symmetries> symmetries,
      EnsemblePicker picker) {
    this.study = study;
    this.store = store;
    this.images = images;
    this.models = models;
    this.symmetries = symmetries;
    this.picker = picker;
  }

  /**
   * Whether the last use of the test part was of the same models: then another would tell nothing
   * new.
   */
  public static boolean isDone(FinalistResult crowned, List<TestRound> rounds) {
    return !rounds.isEmpty()
        && rounds.get(rounds.size() - 1).seeds().stream()
            .map(result -> result.members().get(0).model())
            .toList()
            .equals(crowned.complete().stream().map(Retraining::model).toList());
  }

  /**
   * Measures the crowned candidate and the ensemble. Nothing is recorded.
   *
   * @param crowned has a complete retraining
   * @param workers predictions at a time
   * @param seed of the intervals' random numbers
   * @throws PredictionFailedException if a model can't be predicted with
   */
  public TestRound run(FinalistResult crowned, TestPredictor predictor, int workers, long seed) {
    List<ModelId> seeds = crowned.complete().stream().map(Retraining::model).toList();
    Map<ModelId, Integer> ensemble = ensemble(crowned.trial());
    Set<ModelId> needed = new LinkedHashSet<>(seeds);
    needed.addAll(ensemble.keySet());
    Map<ModelId, float[][]> predicted = predict(needed, predictor, workers);
    TestScores scores = new TestScores(study, images, seed);
    List<TestResult> results = new ArrayList<>();
    for (ModelId model : seeds) {
      TestKind kind = results.isEmpty() ? TestKind.SINGLE : TestKind.SEED;
      results.add(scores.of(kind, Map.of(model, 1), predicted.get(model)));
    }
    if (!ensemble.isEmpty()) {
      results.add(scores.of(TestKind.ENSEMBLE, ensemble, mean(ensemble, predicted)));
    }
    return new TestRound(Instant.now(), crowned.trial(), images, results);
  }

  /** The models that predict together, with their weights, the heaviest first. */
  private Map<ModelId, Integer> ensemble(int crowned) {
    Map<ModelId, float[][]> candidates = candidates();
    if (candidates.isEmpty()) {
      return Map.of();
    }
    List<ModelId> names = List.copyOf(candidates.keySet());
    Map<ModelId, Integer> weights = new LinkedHashMap<>();
    picker
        .pick(
            IntStream.range(0, names.size())
                .filter(index -> names.get(index).trial() == crowned)
                .boxed()
                .toList(),
            List.copyOf(candidates.values()),
            study.data().validationLabels(),
            study.objective().score(study.data().classNames()),
            study.objective().goal())
        .forEach(index -> weights.merge(names.get(index), 1, Integer::sum));
    Map<ModelId, Integer> sorted = new LinkedHashMap<>();
    weights.entrySet().stream()
        .sorted(
            Map.Entry.<ModelId, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** What has both stored probabilities and its files: trials, then retrained finalists. */
  private Map<ModelId, float[][]> candidates() {
    Map<ModelId, float[][]> candidates = new LinkedHashMap<>();
    for (Trial trial : store.trials(study.name())) {
      ModelId model = ModelId.ofTrial(trial.number());
      if (!models.of(model).isEmpty()) {
        store
            .probabilities(study.name(), trial.number())
            .ifPresent(probabilities -> candidates.put(model, probabilities));
      }
    }
    for (Retraining retraining : store.finals().retrainings(study.name())) {
      if (!models.of(retraining.model()).isEmpty()) {
        store
            .finals()
            .probabilities(study.name(), retraining.model())
            .ifPresent(probabilities -> candidates.put(retraining.model(), probabilities));
      }
    }
    return candidates;
  }

  private Map<ModelId, float[][]> predict(
      Collection<ModelId> needed, TestPredictor predictor, int workers) {
    Queue<ModelId> queue = new ConcurrentLinkedQueue<>(needed);
    Map<ModelId, float[][]> predicted = new ConcurrentHashMap<>();
    TrialThreads.run(
        Math.min(workers, needed.size()),
        () -> {
          for (ModelId model = queue.poll(); model != null; model = queue.poll()) {
            predicted.put(model, predict(model, predictor));
          }
        },
        queue::clear);
    if (predicted.size() < needed.size()) {
      throw new PredictionFailedException("the test part was not predicted to its end");
    }
    return predicted;
  }

  private float[][] predict(ModelId model, TestPredictor predictor) {
    if (models.of(model).isEmpty()) {
      throw new PredictionFailedException("the model of %s is gone".formatted(model));
    }
    Trial trial = store.trial(study.name(), model.trial()).orElseThrow().trial();
    try {
      return predictor.predictTest(models.of(model), symmetries.apply(trial));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PredictionFailedException("interrupted");
    }
  }

  private static float[][] mean(Map<ModelId, Integer> weights, Map<ModelId, float[][]> predicted) {
    int total = weights.values().stream().mapToInt(Integer::intValue).sum();
    float[][] any = predicted.values().iterator().next();
    float[][] mean = new float[any.length][any[0].length];
    weights.forEach(
        (model, weight) -> {
          float[][] rows = predicted.get(model);
          for (int i = 0; i < mean.length; i++) {
            for (int k = 0; k < mean[i].length; k++) {
              mean[i][k] += rows[i][k] * weight / total;
            }
          }
        });
    return mean;
  }
}
