package org.zwicky.app.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.zwicky.app.data.OpenedData;
import org.zwicky.base.file.ScratchFolder;
import org.zwicky.bench.RandomImages;
import org.zwicky.bench.TrainingBenchmark;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.data.DataFormat;
import org.zwicky.data.DataSpec;
import org.zwicky.data.Fingerprint;
import org.zwicky.data.hdf5.Hdf5ImageWriter;
import org.zwicky.estimate.TimeCalibration;
import org.zwicky.estimate.TimeModel;
import org.zwicky.estimate.Workload;
import org.zwicky.execute.MeteredExecutor;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.execute.local.WorkerPool;
import org.zwicky.execute.local.WorkerProgram;
import org.zwicky.execute.local.WorkerSettings;
import org.zwicky.spacefile.SampledNetwork;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.SearchSpaceReader;

/**
 * Measures how fast this machine trains a small, a middling and a large network of a space, in
 * workers as a sweep starts them, side by side, on images of noise of the right shape.
 */
public final class SpeedMeasurement {

  private static final double[] SIZES = {0.05, 0.5, 0.95};

  /** Of each network, one after the other. */
  private static final int SLICES = 3;

  private static final double SLICE_SECONDS = 3;

  /** Used again and again. */
  private static final int IMAGES = 256;

  /** So many of each class let a split have some in each part. */
  private static final int IMAGES_A_CLASS = 8;

  private final PlanSubject subject;
  private final TimeModel model;
  private final WorkerProgram worker;
  private final Consumer<String> note;

  /**
   * One network.
   *
   * @param network of the space
   * @param rate images a second that one worker trained
   * @param peakBytes most memory of one worker; 0 where it can't be measured
   */
  public record Result(SampledNetwork network, double rate, long peakBytes) {

    public Workload work() {
      return network.work().orElseThrow();
    }
  }

  /**
   * @param model with the workers' threads, to compare with
   * @param worker that measures instead of training
   * @param note told of what is going on
   */
  public SpeedMeasurement(
      PlanSubject subject, TimeModel model, WorkerProgram worker, Consumer<String> note) {
    this.subject = subject;
    this.model = model;
    this.worker = worker;
    this.note = note;
  }

  /**
   * Measures a small, a middling and a large network, for a few seconds each.
   *
   * @return by size, at least one
   * @throws org.zwicky.bench.BenchmarkFailedException if a worker fails
   */
  public List<Result> run() throws IOException, InterruptedException {
    return run(choose());
  }

  /**
   * Measures these, for a few seconds each.
   *
   * @param networks of the space, each with its work
   */
  List<Result> run(Collection<SampledNetwork> networks) throws IOException, InterruptedException {
    List<Result> results = new ArrayList<>();
    try (ScratchFolder folder = ScratchFolder.create("zwicky-plan")) {
      Path images = folder.path().resolve("random.h5");
      FeatureShape shape = subject.data().image();
      int classes = subject.data().classes();
      Hdf5ImageWriter.write(
          images,
          new RandomImages(
              Math.max(IMAGES, IMAGES_A_CLASS * classes), classes, shape.height(), shape.width()));
      SearchSpaceFile file = onNoise(images);
      DataSpec spec = file.data().orElseThrow();
      Path prepared =
          OpenedData.open(spec)
              .prepare(Fingerprint.sha256(images), folder.path(), SpeedMeasurement::keepQuiet);
      WorkerPlan plan = subject.workers();
      WorkerSettings settings = plan.settings(worker, file.json(), prepared, folder.path());
      for (SampledNetwork network : networks) {
        note.accept(
            "Measuring %s for some seconds, %s …"
                .formatted(
                    networks.size() == 1 ? "a network" : "network " + (results.size() + 1),
                    subject.workers()));
        try (WorkerPool pool = new WorkerPool(settings, plan.workers())) {
          results.add(measure(network, pool));
        }
      }
    }
    return results;
  }

  /** How the measured times are to the model's. */
  public TimeCalibration calibration(List<Result> results) {
    return new TimeCalibration(
        results.stream()
            .map(
                result -> {
                  double expected = 1 / model.trainingRate(result.work());
                  return new TimeCalibration.Point(expected, 1 / (result.rate() * expected));
                })
            .toList());
  }

  private Set<SampledNetwork> choose() {
    List<SampledNetwork> bySize =
        subject.check().feasible().stream()
            .sorted(
                Comparator.comparingDouble(
                    (SampledNetwork network) -> -model.trainingRate(network.work().orElseThrow())))
            .toList();
    Set<SampledNetwork> chosen = new LinkedHashSet<>();
    for (double size : SIZES) {
      chosen.add(bySize.get((int) (size * (bySize.size() - 1))));
    }
    return chosen;
  }

  /**
   * The fastest of some slices: what else runs on the machine can only slow a slice down, and other
   * users of a shared one often do so for seconds.
   */
  private Result measure(SampledNetwork network, WorkerPool pool) throws InterruptedException {
    AtomicLong peak = new AtomicLong();
    TrainingBenchmark benchmark =
        new TrainingBenchmark(
            new MeteredExecutor(pool, peak),
            network.assignment(),
            network.work().orElseThrow().batchSize(),
            SLICE_SECONDS);
    double fastest = 0;
    for (int i = 0; i < SLICES; i++) {
      fastest = Math.max(fastest, benchmark.measure().training().median());
    }
    return new Result(network, fastest / pool.parallelism(), peak.get());
  }

  /** The space on images of noise. */
  private SearchSpaceFile onNoise(Path images) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("format", DataFormat.HDF5.key());
    data.put("path", images.toString());
    data.put("grayscale", subject.data().image().channels() == 1);
    return SearchSpaceReader.readJson(subject.file().json(), List.of("data=" + data));
  }

  /** Preparing a few small images is nothing to speak of. */
  private static void keepQuiet(String message) {}
}
