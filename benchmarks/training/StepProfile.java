import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.zwicky.bench.BenchmarkNetwork;
import org.zwicky.metric.Metric;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.metric.Goal;
import org.zwicky.training.run.CandidateTrainer;
import org.zwicky.training.EpochObserver.Decision;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.candidate.training.TrialSpec;

/**
 * Trains a network of the benchmark in this process and prints, for each epoch, the milliseconds of
 * a training step. Arguments: network, training steps an epoch, epochs.
 */
public final class StepProfile {

  private static final int BATCH = 64;
  private static final FeatureShape IMAGE = FeatureShape.image(1, 64, 64);

  private StepProfile() {}

  public static void main(String[] arguments) {
    BenchmarkNetwork network = BenchmarkNetwork.named(arguments[0]);
    int steps = Integer.parseInt(arguments[1]);
    int epochs = Integer.parseInt(arguments[2]);
    TrialSpec spec =
        SearchSpaceReader.readJson(network.definition())
            .blueprint()
            .orElseThrow()
            .resolve(new Assignment(Map.of()));
    new CandidateTrainer(images(steps * BATCH, network.classes()), Metric.MACRO_F1, Goal.MAXIMIZE)
        .train(
            spec,
            1,
            report -> {
              System.out.printf("step %.4f%n", report.trainingSeconds() * 1e3 / steps);
              return report.epoch() == epochs ? Decision.STOP : Decision.CONTINUE;
            },
            Optional.empty());
  }

  private static TrainingData images(int training, int classes) {
    int count = training + classes;
    SplittableRandom random = new SplittableRandom(1);
    float[] pixels = new float[Math.toIntExact(count * IMAGE.size())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble();
    }
    return TrainingData.of(
        pixels,
        IntStream.range(0, count).map(i -> i % classes).toArray(),
        IMAGE,
        classes,
        IntStream.range(0, training).toArray(),
        IntStream.range(training, count).toArray());
  }
}
