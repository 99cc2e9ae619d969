package org.zwicky.spacefile;

import org.zwicky.candidate.training.AdjustmentTime;
import org.zwicky.candidate.training.ClassWeighting;
import org.zwicky.candidate.training.ImbalanceKind;
import org.zwicky.candidate.training.ImbalanceSpec;

/** Reads {@code imbalance}: the name of a treatment, or an object with its settings. */
final class ImbalanceReader {

  private static final NamedType<ImbalanceKind> TYPE =
      NamedType.of(ImbalanceKind.class, ImbalanceKind::key);
  private static final NamedType<ClassWeighting> WEIGHTS =
      NamedType.of(ClassWeighting.class, ClassWeighting::key);
  private static final NamedType<AdjustmentTime> WHEN =
      NamedType.of(AdjustmentTime.class, AdjustmentTime::key);
  private static final DecimalType FROM_0_TO_1 =
      new DecimalType("a number from 0 to 1", value -> value >= 0 && value <= 1, 1.0);

  private ImbalanceReader() {}

  static ImbalanceSpec read(ObjectReader training) {
    boolean plain = training.child("imbalance").map(field -> !field.node().isObject()).orElse(true);
    if (plain) {
      return ImbalanceSpec.of(training.field("imbalance", TYPE, ImbalanceKind.NONE));
    }
    return training.object("imbalance").map(ImbalanceReader::settings).orElseThrow();
  }

  private static ImbalanceSpec settings(ObjectReader imbalance) {
    imbalance.done(Section.IMBALANCE, "type", "gamma", "weights", "beta", "power", "tau", "when");
    return new ImbalanceSpec(
        imbalance.field("type", TYPE, ImbalanceKind.NONE),
        imbalance.field("gamma", DecimalType.atLeast0(), ImbalanceSpec.DEFAULT_GAMMA),
        imbalance.field("weights", WEIGHTS, ClassWeighting.NONE),
        imbalance.field("beta", DecimalType.fraction(), ImbalanceSpec.DEFAULT_BETA),
        imbalance.field("power", FROM_0_TO_1, ImbalanceSpec.DEFAULT_POWER),
        imbalance.field("tau", DecimalType.atLeast0(), ImbalanceSpec.DEFAULT_TAU),
        imbalance.field("when", WHEN, AdjustmentTime.TRAINING));
  }
}
