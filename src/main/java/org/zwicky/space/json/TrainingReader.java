package org.zwicky.space.json;

import java.util.Optional;
import org.zwicky.metric.Metric;
import org.zwicky.training.spec.EarlyStoppingSpec;
import org.zwicky.training.spec.Symmetries;
import org.zwicky.training.spec.TrainingSpec;

/** Reads the {@code training} section. */
final class TrainingReader {

  private static final int MAX_EPOCHS = 100_000;
  private static final int MAX_BATCH = 65_536;
  static final int DEFAULT_EPOCHS = 10;
  private static final int DEFAULT_BATCH = 64;

  private static final NamedType<Metric> METRIC = NamedType.of(Metric.class, Metric::key);

  private TrainingReader() {}

  /** The settings; empty, with a problem noted, where the section is no object. */
  static Optional<TrainingSpec> read(Cursor training) {
    return ObjectReader.of(training).map(TrainingReader::read);
  }

  private static TrainingSpec read(ObjectReader training) {
    training.done(
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
    return new TrainingSpec(
        training.field("epochs", WholeNumberType.ints(1, MAX_EPOCHS), DEFAULT_EPOCHS),
        training.field("batchSize", WholeNumberType.ints(1, MAX_BATCH), DEFAULT_BATCH),
        OptimizerReader.optimizer(training),
        OptimizerReader.regularization(training),
        AugmentationReader.read(training),
        training.field("testTimeAugmentation", AugmentationReader.SYMMETRIES, Symmetries.NONE),
        ImbalanceReader.read(training),
        earlyStopping(training));
  }

  private static Optional<EarlyStoppingSpec> earlyStopping(ObjectReader training) {
    return training
        .object("earlyStopping")
        .flatMap(
            stopping -> {
              stopping.done("patience", "metric", "minDelta");
              FieldType<Integer> type = WholeNumberType.ints(1, MAX_EPOCHS);
              if (!stopping.has("patience")) {
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
                              stopping.optional("metric", METRIC),
                              stopping.field("minDelta", DecimalType.atLeast0(), 0.0)));
            });
  }
}
