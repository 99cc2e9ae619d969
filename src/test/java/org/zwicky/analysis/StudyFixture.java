package org.zwicky.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.zwicky.metric.ClassificationMetrics;
import org.zwicky.metric.ConfusionMatrix;
import org.zwicky.metric.Metric;
import org.zwicky.space.Assignment;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.Measurement;
import org.zwicky.study.Objective;
import org.zwicky.study.Study;
import org.zwicky.study.StudyData;
import org.zwicky.study.TrainingSteps;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialState;

/**
 * Builds a study of galaxies with trials whose numbers look as real ones do: scores saturate over
 * the epochs, weighting the classes finds the rare one and costs accuracy. Same seed, same study.
 */
public final class StudyFixture {

  public static final Instant NOW = Instant.parse("2026-03-14T18:00:00Z");
  private static final Instant CREATED = Instant.parse("2026-03-14T09:26:53Z");

  private final Random random = new Random(42);
  private final List<TrialDetails> trials = new ArrayList<>();
  private String name = "galaxy-zoo1-cnn";
  private List<String> classNames = List.of("elliptical", "spiral", "edge-on", "merger");
  private int[] validation = {557, 102, 120, 14};
  private String firstParameter = "blocks";
  private Objective objective = Objective.of(Metric.MACRO_F1);
  private boolean ofCommands;
  private int epochs = 12;
  private int layers;
  private double layerDecay = 1;

  public StudyFixture named(String name) {
    this.name = name;
    return this;
  }

  public StudyFixture classes(List<String> names, int... validation) {
    this.classNames = names;
    this.validation = validation;
    return this;
  }

  /** Names the first parameter, in place of {@code blocks}. */
  public StudyFixture firstParameter(String name) {
    this.firstParameter = name;
    return this;
  }

  public StudyFixture objective(Metric metric) {
    this.objective = Objective.of(metric);
    return this;
  }

  /** Makes the trials commands, which learn from no images that are known. */
  public StudyFixture ofCommands(Objective objective) {
    this.objective = objective;
    this.ofCommands = true;
    return this;
  }

  public StudyFixture epochs(int epochs) {
    this.epochs = epochs;
    return this;
  }

  /**
   * Measures the layers of the trials that follow.
   *
   * @param count of layers
   * @param decay gradient of a layer by that of the one behind it
   */
  public StudyFixture layers(int count, double decay) {
    this.layers = count;
    this.layerDecay = decay;
    return this;
  }

  public StudyFixture complete(int count) {
    for (int i = 0; i < count; i++) {
      Map<String, Object> parameters = parameters();
      add(TrialState.COMPLETE, parameters, matrix(parameters), epochs, "");
    }
    return this;
  }

  /** A complete trial that answered exactly this. */
  public StudyFixture complete(ConfusionMatrix matrix) {
    add(TrialState.COMPLETE, parameters(), matrix, epochs, "");
    return this;
  }

  /** Probabilities of the complete trials that give their confusion matrices. */
  public ValidationAnswers answers() {
    Random chance = new Random(7);
    StudyData data = study().data();
    Map<Integer, float[][]> probabilities = new LinkedHashMap<>();
    for (TrialDetails details : trials) {
      details
          .confusion()
          .ifPresent(m -> probabilities.put(details.trial().number(), probabilities(m, chance)));
    }
    return new ValidationAnswers(
        data.classNames(), data.validationLabels(), data.validationIndices(), probabilities);
  }

  private static float[][] probabilities(ConfusionMatrix matrix, Random chance) {
    List<float[]> rows = new ArrayList<>();
    int classes = matrix.classes();
    for (int truth = 0; truth < classes; truth++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        for (int i = 0; i < matrix.count(truth, predicted); i++) {
          float[] row = new float[classes];
          float first = 0.55f + 0.44f * chance.nextFloat();
          Arrays.fill(row, (1 - first) / (classes - 1));
          row[predicted] = first;
          rows.add(row);
        }
      }
    }
    return rows.toArray(float[][]::new);
  }

  /** A complete trial with exactly these metrics and parameters, and no matrix. */
  public StudyFixture complete(Map<String, Double> metrics, Map<String, Object> parameters) {
    int number = trials.size() + 1;
    Trial trial =
        trial(number, TrialState.COMPLETE, parameters, metrics, epochs, OptionalInt.of(1), "");
    trials.add(new TrialDetails(trial, List.of(), Optional.empty(), Map.of()));
    return this;
  }

  public StudyFixture pruned(String reason) {
    Map<String, Object> parameters = parameters();
    add(TrialState.PRUNED, parameters, matrix(parameters), 3, reason);
    return this;
  }

  public StudyFixture failed(String reason) {
    Map<String, Object> parameters = parameters();
    add(TrialState.FAILED, parameters, matrix(parameters), 0, reason);
    return this;
  }

  public StudyFixture running() {
    Map<String, Object> parameters = parameters();
    add(TrialState.RUNNING, parameters, matrix(parameters), 4, "");
    return this;
  }

  public StudyFixture waiting() {
    Map<String, Object> parameters = parameters();
    add(TrialState.WAITING, parameters, matrix(parameters), 0, "");
    return this;
  }

  /** About {@code count} trials as a sweep of an hour or two leaves them. */
  public StudyFixture sweep(int count) {
    for (int i = 1; i <= count; i++) {
      if (i % 11 == 0) {
        failed("the loss was NaN from epoch 1 on: the learning rate 0.01 is too high for selu");
      } else if (i % 4 == 0) {
        pruned("macroF1 0.412 at epoch 3 is below the median 0.530 of the trials before it");
      } else if (i == count) {
        running();
      } else {
        complete(1);
      }
    }
    return this;
  }

  public List<TrialDetails> trials() {
    return List.copyOf(trials);
  }

  public Study study() {
    int[] train = Arrays.stream(validation).map(n -> n * 14 / 3).toArray();
    int[] labels =
        IntStream.range(0, validation.length)
            .flatMap(k -> IntStream.generate(() -> k).limit(validation[k]))
            .toArray();
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("zwicky", "0.1.0");
    provenance.put("java", "17.0.14");
    provenance.put("deeplearning4j", "1.0.0-M2.1");
    provenance.put("backend", "nd4j-native, oneDNN");
    provenance.put("host", "laptop, 2 cores, 8 GiB");
    provenance.put("command", "./zwicky sweep search-spaces/galaxy-zoo1.json --trials 30");
    StudyData data =
        ofCommands
            ? StudyData.NONE
            : new StudyData(
                "data/galaxy-zoo1.h5, 5,286 images of 64 × 64, grey",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                classNames,
                train,
                validation,
                validation,
                IntStream.range(0, labels.length).toArray(),
                labels);
    return new Study(
        name, CREATED, "{\n  \"name\": \"galaxy-zoo1-cnn\"\n}", objective, data, provenance);
  }

  public StudyReport report() {
    return StudyReport.of(study(), trials(), NOW);
  }

  private Map<String, Object> parameters() {
    String imbalance = pick("none", "sqrtWeights", "balancedWeights", "focal");
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put(firstParameter, 2 + random.nextInt(3));
    parameters.put("filters", pick(8, 16, 32));
    parameters.put("kernel", 3);
    parameters.put("activation", pick("relu", "elu", "swish"));
    parameters.put("batchNorm", random.nextBoolean());
    parameters.put("dropout", random.nextDouble() * 0.6);
    parameters.put("learningRate", Math.pow(10, -4 + 2 * random.nextDouble()));
    parameters.put("imbalance", imbalance);
    if (imbalance.equals("focal")) {
      parameters.put("focalGamma", 0.5 + 2.5 * random.nextDouble());
    }
    parameters.put("poolSizes", List.of(2, 2));
    return parameters;
  }

  @SafeVarargs
  private final <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  private ConfusionMatrix matrix(Map<String, Object> parameters) {
    double quality = 0.68 + 0.27 * random.nextDouble();
    boolean weighted = parameters.get("imbalance").equals("balancedWeights");
    int classes = validation.length;
    int largest = Arrays.stream(validation).max().orElse(1);
    long[][] counts = new long[classes][classes];
    for (int truth = 0; truth < classes; truth++) {
      double rarity = 1 - Math.pow((double) validation[truth] / largest, 0.25);
      double recall = weighted ? quality - 0.1 * (1 - rarity) : quality - 0.75 * rarity * quality;
      for (int i = 0; i < validation[truth]; i++) {
        int other = random.nextDouble() < 0.6 ? 0 : random.nextInt(classes);
        counts[truth][random.nextDouble() < recall ? truth : other]++;
      }
    }
    return ConfusionMatrix.ofCounts(counts);
  }

  private void add(
      TrialState state,
      Map<String, Object> parameters,
      ConfusionMatrix matrix,
      int trained,
      String reason) {
    ClassificationMetrics scores = ClassificationMetrics.of(matrix);
    int best = Math.max(1, trained - 1 - random.nextInt(3));
    List<Measurement> measurements =
        IntStream.rangeClosed(1, trained).mapToObj(e -> measurement(e, best, scores)).toList();
    boolean complete = state == TrialState.COMPLETE;
    Trial trial =
        trial(
            trials.size() + 1,
            state,
            parameters,
            complete ? metrics(scores, 1, 0.3 + 2 * (1 - scores.accuracy())) : Map.of(),
            trained,
            trained == 0 ? OptionalInt.empty() : OptionalInt.of(best),
            reason);
    trials.add(
        new TrialDetails(
            trial,
            measurements,
            complete ? Optional.of(matrix) : Optional.empty(),
            Map.of("worker", "process 1", "threads", "1")));
  }

  private Trial trial(
      int number,
      TrialState state,
      Map<String, Object> parameters,
      Map<String, Double> metrics,
      int trained,
      OptionalInt best,
      String reason) {
    Instant start = CREATED.plusSeconds(300L * number);
    OptionalLong size =
        trained == 0 ? OptionalLong.empty() : OptionalLong.of(6_000 + random.nextInt(200_000));
    int millis = state.isFinal() ? 18_000 * trained + random.nextInt(9_000) : 0;
    return new Trial(
        number,
        state,
        1000L + number,
        new Assignment(parameters),
        metrics,
        trained,
        best,
        size,
        state == TrialState.WAITING ? Optional.empty() : Optional.of(start),
        state.isFinal() ? Optional.of(start.plusMillis(millis)) : Optional.empty(),
        reason,
        millis / 1e3,
        state == TrialState.RUNNING ? Optional.of(start) : Optional.empty());
  }

  private Measurement measurement(int epoch, int best, ClassificationMetrics scores) {
    double rise = 1 - Math.exp(-3.0 * epoch / best) + 0.03 * random.nextGaussian();
    double overfit = 0.025 * Math.max(0, epoch - best);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("trainLoss", 0.25 + 1.1 * Math.exp(-2.5 * epoch / best));
    values.put("trainAccuracy", Math.min(0.995, scores.accuracy() * (rise + 0.06)));
    values.putAll(
        metrics(scores, rise - overfit, 0.45 + 0.9 * Math.exp(-2.5 * epoch / best) + overfit));
    return new Measurement(epoch, values, 17.5, steps(epoch));
  }

  private TrainingSteps steps(int epoch) {
    return new TrainingSteps(
        1e-3,
        IntStream.range(0, layers)
            .mapToObj(
                i ->
                    new LayerNorms(
                        i + 1 + (i < layers - 1 ? " conv" : " softmax"),
                        Math.pow(layerDecay, layers - 1 - i) * 2 / epoch,
                        1e-3 / Math.sqrt(epoch)))
            .toList());
  }

  private static Map<String, Double> metrics(
      ClassificationMetrics scores, double factor, double logLoss) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("accuracy", scores.accuracy() * factor);
    metrics.put("macroF1", scores.macroF1() * factor);
    metrics.put("balancedAccuracy", scores.balancedAccuracy() * factor);
    metrics.put("weightedF1", scores.weightedF1() * factor);
    metrics.put("logLoss", logLoss);
    return metrics;
  }
}
