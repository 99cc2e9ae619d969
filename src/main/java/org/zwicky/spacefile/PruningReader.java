package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.prune.Hyperband;
import org.zwicky.prune.MedianPruner;
import org.zwicky.prune.NoPruner;
import org.zwicky.prune.PatientPruner;
import org.zwicky.prune.Pruner;
import org.zwicky.prune.SuccessiveHalving;
import org.zwicky.study.Objective;
import org.zwicky.study.Pruning;

/** Reads {@code pruner} and {@code pruneOnlyIf} of the {@code sweep} section. */
final class PruningReader {

  private static final int MAX_EPOCHS = 100_000;
  private static final int MAX_REDUCTION = 1000;
  private static final int MAX_TRIALS = 1_000_000;
  private static final FieldType<Integer> EPOCHS = WholeNumberType.ints(1, MAX_EPOCHS);
  private static final FieldType<Integer> REDUCTION = WholeNumberType.ints(2, MAX_REDUCTION);

  private static final String PRUNER = "pruner";
  private static final String NONE = "none";
  private static final NamedType<String> KINDS =
      NamedType.of(List.of(NONE, "median", "asha", "hyperband", "patient"), Function.identity());
  private static final NamedType<String> INNER_KINDS =
      NamedType.of(List.of("median", "asha", "hyperband"), Function.identity());

  private final ObjectReader root;
  private final Objective objective;
  private final long seed;

  /**
   * @param objective that a trial is judged by unless the file says otherwise
   * @param seed of the sweep
   */
  PruningReader(ObjectReader root, Objective objective, long seed) {
    this.root = root;
    this.objective = objective;
    this.seed = seed;
  }

  Pruning read(ObjectReader sweep) {
    return new Pruning(
        sweep.has(PRUNER) ? pruner(sweep, PRUNER, KINDS) : new NoPruner(),
        sweep.child("pruneOnlyIf").map(this::metrics).orElse(List.of()));
  }

  /** A name alone stands for an object with that type. */
  private Pruner pruner(ObjectReader parent, String field, NamedType<String> kinds) {
    Cursor cursor = parent.cursor().child(field);
    if (cursor.node().isObject()) {
      ObjectReader object = ObjectReader.of(cursor).orElseThrow();
      String kind = object.required("type", kinds);
      return object.has("type") ? pruner(object, kind) : new NoPruner();
    }
    String kind = parent.field(field, kinds, NONE);
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    return pruner(
        ObjectReader.of(new Cursor(nothing, cursor.pointer(), cursor.scope())).orElseThrow(), kind);
  }

  private Pruner pruner(ObjectReader object, String kind) {
    return switch (kind) {
      case "median" -> {
        object.done("type", "startupTrials", "warmupEpochs", "interval");
        yield new MedianPruner(
            object.field("startupTrials", WholeNumberType.ints(1, MAX_TRIALS), 5),
            object.field("warmupEpochs", WholeNumberType.ints(0, MAX_EPOCHS), 2),
            object.field("interval", EPOCHS, 1));
      }
      case "asha" -> {
        object.done("type", "minEpochs", "reduction");
        yield new SuccessiveHalving(
            object.field("minEpochs", EPOCHS, 1), object.field("reduction", REDUCTION, 3));
      }
      case "hyperband" -> hyperband(object);
      case "patient" -> {
        object.done("type", "patience", "minDelta", "around");
        yield new PatientPruner(
            object.field("patience", EPOCHS, 3),
            object.field("minDelta", DecimalType.atLeast0(), 0.0),
            object.has("around")
                ? pruner(object, "around", INNER_KINDS)
                : new MedianPruner(5, 2, 1));
      }
      default -> {
        object.done("type");
        yield new NoPruner();
      }
    };
  }

  private Pruner hyperband(ObjectReader object) {
    object.done("type", "minEpochs", "maxEpochs", "reduction");
    int min = object.field("minEpochs", EPOCHS, 1);
    int reduction = object.field("reduction", REDUCTION, 3);
    OptionalInt known = trainingEpochs();
    if (!object.has("maxEpochs") && known.isEmpty()) {
      object
          .cursor()
          .noteMissing(
              "maxEpochs",
              "is missing; needs %s, the epochs of a whole trial, which this file does not fix."
                  .formatted(EPOCHS.expected()));
      return new NoPruner();
    }
    int max = object.field("maxEpochs", EPOCHS, known.orElse(min));
    if (max < min) {
      object
          .cursor()
          .child(object.has("minEpochs") ? "minEpochs" : "maxEpochs")
          .note("needs minEpochs up to maxEpochs, but found %d and %d.".formatted(min, max));
      return new NoPruner();
    }
    return new Hyperband(min, max, reduction, seed);
  }

  /** The epochs of every network, where they are the same for all. */
  private OptionalInt trainingEpochs() {
    JsonNode training = root.cursor().node().path("training");
    if (!training.isObject()) {
      return OptionalInt.empty();
    }
    JsonNode epochs = training.path("epochs");
    if (epochs.isMissingNode()) {
      return OptionalInt.of(TrainingReader.DEFAULT_EPOCHS);
    }
    if (FieldValues.isReference(epochs)) {
      JsonNode parameter =
          root.cursor().node().path("parameters").path(epochs.textValue().substring(1));
      epochs = parameter.isObject() ? parameter.path("constant") : parameter;
    }
    return EPOCHS.parse(epochs).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private List<Objective> metrics(Cursor list) {
    if (!list.node().isArray() || list.node().isEmpty()) {
      list.note(
          "needs a list of metrics, such as [\"macroF1\", \"balancedAccuracy\"], but found "
              + JsonDialect.show(list.node())
              + ".");
      return List.of();
    }
    List<Objective> metrics = new ArrayList<>();
    for (int i = 0; i < list.node().size(); i++) {
      Cursor cursor = list.child(i);
      Optional<Objective> metric = metric(cursor);
      if (metric.isPresent()
          && metrics.stream().anyMatch(m -> m.metric().equals(metric.get().metric()))) {
        cursor.note("stands here twice; keep one of them.");
      } else {
        metric.ifPresent(metrics::add);
      }
    }
    return metrics;
  }

  /** A name, or an object as {@code objective} is one. */
  private Optional<Objective> metric(Cursor cursor) {
    boolean isCommand = root.has("command");
    if (cursor.node().isObject()) {
      ObjectReader object = ObjectReader.of(cursor).orElseThrow();
      return Optional.of(
          isCommand
              ? ObjectiveReader.objectiveOfCommand(object)
              : ObjectiveReader.objective(object));
    }
    Possibilities<String> names =
        FieldValues.of(
            cursor,
            isCommand
                ? ObjectiveReader.NAME
                : NamedType.of(Metric.class, Metric::key).map(Metric::key));
    Optional<String> name = names.first().filter(found -> !names.isBroken());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (name.get().equals(objective.metric())) {
      return Optional.of(objective);
    }
    Optional<Goal> natural = Metric.named(name.get()).map(Objective::naturalGoal);
    if (natural.isEmpty()) {
      cursor.note(
          "needs to say which way it is better: write { \"metric\": %s, \"goal\": \"minimize\" } or \"maximize\"."
              .formatted(cursor.node()));
    }
    return natural.map(goal -> new Objective(name.get(), goal));
  }
}
