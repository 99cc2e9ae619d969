package org.zwicky.spacefile;

import java.util.Optional;
import org.zwicky.candidate.training.EarlyStoppingSpec;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.candidate.training.TrainingSpec;

/** Reads the {@code training} section. */
final class TrainingReader {

  private static final int MAX_EPOCHS = 100_000;
  private static final int MAX_BATCH = 65_536;
  static final int DEFAULT_EPOCHS = 10;
  private static final int DEFAULT_BATCH = 64;

  private TrainingReader() {}

  /** The settings; empty, with a problem noted, where the section is no object. */
  static Optional<TrainingSpec> read(Cursor training) {
    return ObjectReader.of(training).map(TrainingReader::read);
  }

  private static TrainingSpec read(ObjectReader training) {
    training.done(
        Section.TRAINING,
        "epochs",
        "batchSize",
        "updater",
        "learningRate",
        "momentum",
        "schedule",
        "gradientClipping",
        "l1",
        "l2",
        "weightDecay",
        "maxNorm",
        "labelSmoothing",
        "augmentation",
        "testTimeAugmentation",
        "imbalance",
        "earlyStopping");
    int epochs = training.field("epochs", WholeNumberType.ints(1, MAX_EPOCHS), DEFAULT_EPOCHS);
    noteLongWarmup(training, epochs);
    return new TrainingSpec(
        epochs,
        training.field("batchSize", WholeNumberType.ints(1, MAX_BATCH), DEFAULT_BATCH),
        OptimizerReader.optimizer(training),
        OptimizerReader.regularization(training),
        AugmentationReader.read(training),
        training.field("testTimeAugmentation", AugmentationReader.SYMMETRIES, Symmetries.NONE),
        ImbalanceReader.read(training),
        earlyStopping(training));
  }

  /**
   * A warm-up that outlasts the training, where both are written out, is a slip of steps for
   * epochs.
   */
  private static void noteLongWarmup(ObjectReader training, int epochs) {
    boolean isWritten = training.child("epochs").map(field -> field.node().isNumber()).orElse(true);
    training
        .child("schedule")
        .filter(schedule -> isWritten && schedule.node().path("warmup").isNumber())
        .map(schedule -> schedule.child("warmup"))
        .filter(warmup -> warmup.node().doubleValue() > epochs)
        .ifPresent(
            warmup ->
                warmup.note(
                    "is %s epochs, longer than the training, which has %d (\"epochs\"); it is counted in epochs, not in steps."
                        .formatted(warmup.node(), epochs)));
  }

  private static Optional<EarlyStoppingSpec> earlyStopping(ObjectReader training) {
    return training
        .objectOrNone("earlyStopping", "{ \"patience\": 4 }")
        .flatMap(
            stopping -> {
              stopping.done(Section.EARLY_STOPPING, "patience", "metric", "minDelta");
              FieldType<Integer> type = WholeNumberType.ints(1, MAX_EPOCHS);
              if (!stopping.has("patience") && !stopping.isMisspelt("patience")) {
                stopping
                    .cursor()
                    .noteMissing("patience", "is missing; needs " + type.expected() + ".");
              }
              return stopping
                  .optional("patience", type)
                  .map(
                      patience ->
                          new EarlyStoppingSpec(
                              patience,
                              stopping.optional("metric", new ScoreType()),
                              stopping.field("minDelta", DecimalType.atLeast0(), 0.0)));
            });
  }
}
