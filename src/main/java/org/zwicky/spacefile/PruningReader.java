package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.prune.NoPruner;
import org.zwicky.prune.Pruner;
import org.zwicky.study.Objective;
import org.zwicky.study.Pruning;

/** Reads {@code pruner} and {@code pruneOnlyIf} of the {@code sweep} section. */
final class PruningReader {

  static final int MAX_EPOCHS = 100_000;
  static final FieldType<Integer> EPOCHS = WholeNumberType.ints(1, MAX_EPOCHS);

  private static final String PRUNER = "pruner";

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
        sweep.has(PRUNER) ? pruner(sweep, PRUNER, PrunerKind.all()) : new NoPruner(),
        sweep.child("pruneOnlyIf").map(this::metrics).orElse(List.of()));
  }

  /** A name alone stands for an object with that type. */
  Pruner pruner(ObjectReader parent, String field, NamedType<PrunerKind> kinds) {
    Cursor cursor = parent.cursor().child(field);
    if (cursor.node().isObject()) {
      ObjectReader object = ObjectReader.of(cursor).orElseThrow();
      PrunerKind kind = object.required("type", kinds);
      return object.has("type") ? kind.read(object, this) : new NoPruner();
    }
    PrunerKind kind = parent.field(field, kinds, PrunerKind.NONE);
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    return kind.read(
        ObjectReader.of(new Cursor(nothing, cursor.pointer(), cursor.scope())).orElseThrow(), this);
  }

  long seed() {
    return seed;
  }

  /** The epochs of every network, where they are the same for all. */
  OptionalInt trainingEpochs() {
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
