package org.zwicky.space.json;

import java.util.Optional;
import org.zwicky.training.spec.Augmentation;
import org.zwicky.training.spec.EarlyStoppingSpec;
import org.zwicky.training.spec.ImbalanceKind;
import org.zwicky.training.spec.ImbalanceSpec;
import org.zwicky.training.spec.TrainingSpec;
import org.zwicky.training.spec.UpdaterKind;

/** Reads the {@code training} section. */
final class TrainingReader {

  private static final int MAX_EPOCHS = 100_000;
  private static final int MAX_BATCH = 65_536;
  static final int DEFAULT_EPOCHS = 10;
  private static final int DEFAULT_BATCH = 64;
  private static final double DEFAULT_LEARNING_RATE = 0.001;
  private static final double DEFAULT_MOMENTUM = 0.9;

  private static final NamedType<ImbalanceKind> IMBALANCE =
      NamedType.of(ImbalanceKind.class, ImbalanceKind::key);

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
        "l2",
        "augmentation",
        "imbalance",
        "earlyStopping");
    return new TrainingSpec(
        training.field("epochs", WholeNumberType.ints(1, MAX_EPOCHS), DEFAULT_EPOCHS),
        training.field("batchSize", WholeNumberType.ints(1, MAX_BATCH), DEFAULT_BATCH),
        training.field("updater", NamedType.of(UpdaterKind.class), UpdaterKind.ADAM),
        training.field("learningRate", DecimalType.above0(), DEFAULT_LEARNING_RATE),
        training.field("momentum", DecimalType.fraction(), DEFAULT_MOMENTUM),
        training.field("l2", DecimalType.atLeast0(), 0.0),
        training.field("augmentation", NamedType.of(Augmentation.class), Augmentation.NONE),
        imbalance(training),
        earlyStopping(training));
  }

  private static ImbalanceSpec imbalance(ObjectReader training) {
    boolean plain = training.child("imbalance").map(field -> !field.node().isObject()).orElse(true);
    if (plain) {
      return new ImbalanceSpec(
          training.field("imbalance", IMBALANCE, ImbalanceKind.NONE), ImbalanceSpec.DEFAULT_GAMMA);
    }
    return training
        .object("imbalance")
        .map(
            imbalance -> {
              imbalance.done("type", "gamma");
              return new ImbalanceSpec(
                  imbalance.field("type", IMBALANCE, ImbalanceKind.NONE),
                  imbalance.field("gamma", DecimalType.atLeast0(), ImbalanceSpec.DEFAULT_GAMMA));
            })
        .orElseThrow();
  }

  private static Optional<EarlyStoppingSpec> earlyStopping(ObjectReader training) {
    return training
        .object("earlyStopping")
        .flatMap(
            stopping -> {
              stopping.done("patience");
              FieldType<Integer> type = WholeNumberType.ints(1, MAX_EPOCHS);
              if (!stopping.has("patience")) {
                stopping
                    .cursor()
                    .noteMissing("patience", "is missing; needs " + type.expected() + ".");
              }
              return stopping.optional("patience", type).map(EarlyStoppingSpec::new);
            });
  }
}
