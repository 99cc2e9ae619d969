package org.zwicky.spacefile;

import java.util.OptionalDouble;
import org.zwicky.candidate.training.ClippingSpec;
import org.zwicky.candidate.training.OptimizerSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.ScheduleKind;
import org.zwicky.candidate.training.ScheduleSpec;
import org.zwicky.candidate.training.UpdaterKind;

/**
 * Reads what of the {@code training} section is about steps: optimiser, learning rate, penalties.
 */
final class OptimizerReader {

  private static final double DEFAULT_LEARNING_RATE = 0.001;
  private static final double DEFAULT_MOMENTUM = 0.9;
  private static final int MAX_EPOCHS = 100_000;

  private static final NamedType<ScheduleKind> SCHEDULE =
      NamedType.of(ScheduleKind.class, ScheduleKind::key);
  private static final DecimalType UP_TO_1 =
      new DecimalType("a number above 0, at most 1", value -> value > 0 && value <= 1, 1.0);
  private static final DecimalType FROM_1 =
      new DecimalType("a number of at least 1", value -> value >= 1, 1.0);
  private static final DecimalType FROM_0_TO_1 =
      new DecimalType("a number from 0 to 1", value -> value >= 0 && value <= 1, 0.0);

  private OptimizerReader() {}

  static OptimizerSpec optimizer(ObjectReader training) {
    return new OptimizerSpec(
        updater(training),
        training.field("learningRate", DecimalType.above0(), DEFAULT_LEARNING_RATE),
        training.field("momentum", DecimalType.fraction(), DEFAULT_MOMENTUM),
        schedule(training),
        clipping(training));
  }

  static RegularizationSpec regularization(ObjectReader training) {
    double usualDecay =
        updater(training) == UpdaterKind.ADAMW ? RegularizationSpec.USUAL_DECAY : 0.0;
    return new RegularizationSpec(
        training.field("l1", DecimalType.atLeast0(), 0.0),
        training.field("l2", DecimalType.atLeast0(), 0.0),
        training.field("weightDecay", DecimalType.atLeast0(), usualDecay),
        decimal(training, "maxNorm"),
        training.field("labelSmoothing", DecimalType.fraction(), 0.0));
  }

  private static UpdaterKind updater(ObjectReader training) {
    return training.field("updater", NamedType.of(UpdaterKind.class), UpdaterKind.ADAM);
  }

  private static ScheduleSpec schedule(ObjectReader training) {
    boolean plain = training.child("schedule").map(field -> !field.node().isObject()).orElse(true);
    if (plain) {
      return ScheduleSpec.of(training.field("schedule", SCHEDULE, ScheduleKind.CONSTANT));
    }
    return training.object("schedule").map(OptimizerReader::schedules).orElseThrow();
  }

  private static ScheduleSpec schedules(ObjectReader schedule) {
    schedule.done(
        Section.SCHEDULE,
        "type",
        "warmup",
        "every",
        "growth",
        "factor",
        "decay",
        "patience",
        "start",
        "peak",
        "final");
    FieldType<Integer> epochs = WholeNumberType.ints(1, MAX_EPOCHS);
    return new ScheduleSpec(
        schedule.field("type", SCHEDULE, ScheduleKind.CONSTANT),
        schedule.field("warmup", DecimalType.atLeast0(), 0.0),
        schedule.field("every", epochs, ScheduleSpec.DEFAULT_EVERY),
        schedule.field("growth", FROM_1, ScheduleSpec.DEFAULT_GROWTH),
        schedule.field("factor", UP_TO_1, ScheduleSpec.DEFAULT_FACTOR),
        schedule.field("decay", UP_TO_1, ScheduleSpec.DEFAULT_DECAY),
        schedule.field("patience", epochs, ScheduleSpec.DEFAULT_PATIENCE),
        schedule.field("start", UP_TO_1, ScheduleSpec.DEFAULT_START),
        schedule.field("peak", DecimalType.fraction(), ScheduleSpec.DEFAULT_PEAK),
        schedule.field("final", FROM_0_TO_1, 0.0));
  }

  private static ClippingSpec clipping(ObjectReader training) {
    return training
        .objectOrNone("gradientClipping", "{ \"norm\": 1 }")
        .map(
            clipping -> {
              clipping.done("norm", "value");
              if (clipping.names().isEmpty()) {
                clipping
                    .cursor()
                    .note(
                        "clips nothing; needs \"norm\", \"value\" or both, such as { \"norm\": 1 }, or write \"none\".");
              }
              return new ClippingSpec(decimal(clipping, "norm"), decimal(clipping, "value"));
            })
        .orElse(ClippingSpec.NONE);
  }

  private static OptionalDouble decimal(ObjectReader reader, String field) {
    return reader
        .optional(field, DecimalType.above0())
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }
}
