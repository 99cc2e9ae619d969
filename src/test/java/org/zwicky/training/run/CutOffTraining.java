package org.zwicky.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.training.DivergedException;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.EpochObserver.Decision;
import org.zwicky.training.EpochReport;
import org.zwicky.training.Stripes;
import org.zwicky.training.TrainingResult;
import org.zwicky.training.TrainingSegment;
import org.zwicky.training.batch.PixelSource;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.checkpoint.Checkpointing;

/** Trains, is cut off where a test wants it, and goes on. */
public final class CutOffTraining {

  static final long SEED = 5;

  private final TrialSpec spec;
  private final Path model;
  private final Path checkpoint;
  private final AtomicInteger imagesLeft = new AtomicInteger();
  private final AtomicBoolean poisoned = new AtomicBoolean();
  private final CandidateTrainer trainer;
  private final List<Integer> heard = new ArrayList<>();

  public CutOffTraining(TrialSpec spec, Path folder, Goal goal) {
    this.spec = spec;
    this.model = folder.resolve("model.zip");
    this.checkpoint = folder.resolve("checkpoint.bin");
    TrainingData plain = Stripes.data(240);
    PixelSource counted =
        (image, target, offset) -> {
          if (imagesLeft.decrementAndGet() == 0) {
            Thread.currentThread().interrupt();
          }
          plain.pixels().copyImage(image, target, offset);
          if (poisoned.get()) {
            target[offset] = Float.NaN;
          }
        };
    int[] labels = new int[240];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = plain.label(i);
    }
    TrainingData data =
        new TrainingData(
            counted, labels, Stripes.SHAPE, Stripes.CLASSES, plain.training(), plain.validation());
    this.trainer = new CandidateTrainer(data, Metric.LOG_LOSS, goal);
  }

  Path checkpoint() {
    return checkpoint;
  }

  /** Epochs that the observer heard of in the last run. */
  List<Integer> heard() {
    return heard;
  }

  /** Runs to its end, from a checkpoint if there is one. */
  public TrainingResult finish(int reportedEpochs) {
    return run(reportedEpochs, report -> Decision.CONTINUE);
  }

  TrainingResult run(int reportedEpochs, EpochObserver observer) {
    heard.clear();
    return trainer.train(
        spec,
        SEED,
        report -> {
          heard.add(report.epoch());
          return observer.onEpoch(report);
        },
        Optional.of(model),
        new Checkpointing(checkpoint, reportedEpochs));
  }

  /** Cuts it off while the observer hears of an epoch. */
  public void cutOffAfter(int epoch, int reportedEpochs) {
    cutOffLater(epoch, 0, reportedEpochs);
  }

  /**
   * Cuts it off when so many images have been looked at since an epoch was reported: 180 are
   * trained with, then 60 predicted.
   */
  void cutOffLater(int epoch, int images, int reportedEpochs) {
    try {
      assertThatThrownBy(
              () ->
                  run(
                      reportedEpochs,
                      report -> {
                        if (report.epoch() == epoch && images == 0) {
                          Thread.currentThread().interrupt();
                        } else if (report.epoch() == epoch) {
                          imagesLeft.set(images);
                        }
                        return Decision.CONTINUE;
                      }))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(checkpoint).exists();
    assertThat(model).doesNotExist();
  }

  /** Shows it images that it cannot learn from after an epoch. */
  void divergeAfter(int epoch, int reportedEpochs) {
    poisoned.set(reportedEpochs == epoch);
    assertThatThrownBy(
            () ->
                run(
                    reportedEpochs,
                    report -> {
                      poisoned.set(report.epoch() == epoch);
                      return Decision.CONTINUE;
                    }))
        .isInstanceOf(DivergedException.class);
  }

  /** What is in the saved model, by name. */
  Map<String, byte[]> model() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream file = Files.newInputStream(model);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  /** Equal to the last bit, but for the time it took. */
  public static void assertSame(TrainingResult found, TrainingResult expected) {
    assertThat(found.epochs().stream().map(CutOffTraining::withoutTime).toList())
        .isEqualTo(expected.epochs().stream().map(CutOffTraining::withoutTime).toList());
    assertThat(found.bestEpoch()).isEqualTo(expected.bestEpoch());
    assertThat(found.stopReason()).isEqualTo(expected.stopReason());
    assertThat(found.validationProbabilities()).isDeepEqualTo(expected.validationProbabilities());
    assertThat(found.parameterCount()).isEqualTo(expected.parameterCount());
  }

  static List<Integer> resumedAfter(TrainingResult result) {
    return result.stretches().stream().skip(1).map(TrainingSegment::afterEpoch).toList();
  }

  private static EpochReport withoutTime(EpochReport report) {
    return new EpochReport(
        report.epoch(),
        report.trainingLoss(),
        report.training(),
        report.validation(),
        0,
        0,
        0,
        report.steps());
  }
}
