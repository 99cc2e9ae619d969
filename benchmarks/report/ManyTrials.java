import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.zwicky.metric.Metric;
import org.zwicky.space.Assignment;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;
import org.zwicky.study.Measurement;
import org.zwicky.study.Objective;
import org.zwicky.study.Study;
import org.zwicky.study.StudyData;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialStore;

/**
 * Makes a study of many trials in a database, through the store: {@code ManyTrials DATABASE TRIALS
 * [EPOCHS] [IMAGES]}. Ten classes as unequal as Galaxy10's; one trial in ten is pruned.
 */
public final class ManyTrials {

  private static final double[] SHARES = {16, 32, 29, 2, 7, 0.4, 3, 5, 4, 2};

  private ManyTrials() {}

  public static void main(String[] arguments) {
    int trials = Integer.parseInt(arguments[1]);
    int epochs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
    int images = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1000;
    SplittableRandom random = new SplittableRandom(7);
    int[] labels = labels(images);
    try (TrialStore store =
        new H2TrialStore(
            H2Database.open(DatabaseLocation.of(Path.of(arguments[0]).toString())),
            Clock.systemUTC())) {
      store.createStudy(study(labels));
      for (int number = 1; number <= trials; number++) {
        add(store, number, epochs, labels, random);
      }
    }
  }

  private static int[] labels(int images) {
    double total = Arrays.stream(SHARES).sum();
    double[] ends = new double[SHARES.length];
    double sum = 0;
    for (int k = 0; k < ends.length; k++) {
      sum += SHARES[k] / total;
      ends[k] = sum;
    }
    int[] labels = new int[images];
    for (int i = 0; i < images; i++) {
      int k = 0;
      while (k < ends.length - 1 && (i + 0.5) / images > ends[k]) {
        k++;
      }
      labels[i] = k;
    }
    return labels;
  }

  private static Study study(int[] labels) {
    int[] counts = new int[SHARES.length];
    Arrays.stream(labels).forEach(label -> counts[label]++);
    int[] train = Arrays.stream(counts).map(n -> 5 * n).toArray();
    List<String> names = IntStream.range(0, counts.length).mapToObj(k -> "kind " + k).toList();
    return new Study(
        "many",
        Instant.now(),
        "{}",
        Objective.of(Metric.MACRO_F1),
        new StudyData(
            "made up", "", names, train, counts, counts,
            IntStream.range(0, labels.length).toArray(), labels),
        Map.of("zwicky", "benchmark"));
  }

  private static void add(
      TrialStore store, int number, int epochs, int[] labels, SplittableRandom random) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("blocks", 2 + random.nextInt(3));
    parameters.put("filters", 8 << random.nextInt(3));
    parameters.put("kernel", 3);
    parameters.put("activation", random.nextBoolean() ? "relu" : "elu");
    parameters.put("batchNorm", random.nextBoolean());
    parameters.put("dropout", random.nextDouble() * 0.6);
    parameters.put("l2", Math.pow(10, -6 + 4 * random.nextDouble()));
    parameters.put("learningRate", Math.pow(10, -4 + 2 * random.nextDouble()));
    store.start(new TrialRequest("many", number, 1000L + number, new Assignment(parameters), 0));
    double quality = 0.5 + 0.4 * random.nextDouble();
    boolean pruned = number % 10 == 0;
    for (int epoch = 1; epoch <= (pruned ? 3 : epochs); epoch++) {
      double rise = 1 - Math.exp(-4.0 * epoch / epochs) + 0.02 * random.nextDouble();
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("trainLoss", 2.3 - 1.8 * quality * rise);
      values.put("trainAccuracy", quality * rise);
      for (Metric metric : Metric.values()) {
        values.put(metric.key(), quality * rise * (0.9 + 0.1 * random.nextDouble()));
      }
      store.record("many", number, new Measurement(epoch, values, 12.5));
    }
    store.finish(
        "many",
        number,
        pruned
            ? new TrialOutcome.Pruned("worse than the median of 12 trials after epoch 3", provenance())
            : new TrialOutcome.Completed(
                epochs, answers(labels, quality, random), 98_388, provenance()));
  }

  private static Map<String, String> provenance() {
    return Map.of("threads", "1", "worker", "process 1", "engine", "oneDNN");
  }

  private static float[][] answers(int[] labels, double quality, SplittableRandom random) {
    float[][] rows = new float[labels.length][SHARES.length];
    for (int i = 0; i < rows.length; i++) {
      float sum = 0;
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] = (float) (0.02 + 0.2 * random.nextDouble());
        sum += rows[i][k];
      }
      int said = random.nextDouble() < quality ? labels[i] : random.nextInt(SHARES.length);
      rows[i][said] += 1;
      sum += 1;
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] /= sum;
      }
    }
    return rows;
  }
}
