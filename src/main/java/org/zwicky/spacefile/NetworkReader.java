package org.zwicky.spacefile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.NetworkSpec;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.Possibilities.Possible;

/** Reads the {@code network} section: a list of layers, repeats unrolled. */
final class NetworkReader {

  private static final int MAX_REPETITIONS = 100;
  private static final int MAX_LAYERS = 1000;

  private final List<LayerSpec> layers = new ArrayList<>();
  private int unrolled;

  private NetworkReader() {}

  static NetworkSpec read(Cursor network) {
    NetworkReader reader = new NetworkReader();
    reader.readLayers(network);
    if (reader.unrolled > MAX_LAYERS) {
      network.note("has more than " + MAX_LAYERS + " layers when the repeats are unrolled.");
    }
    return new NetworkSpec(reader.layers);
  }

  private void readLayers(Cursor list) {
    if (!list.node().isArray() || list.node().isEmpty()) {
      list.note(
          "needs a list of layers, such as [{ \"conv\": { \"filters\": 16 } }], but found "
              + JsonDialect.show(list.node())
              + ".");
      return;
    }
    for (int i = 0; i < list.node().size() && unrolled <= MAX_LAYERS; i++) {
      unrolled++;
      ObjectReader.of(list.child(i)).ifPresent(this::readLayer);
    }
  }

  private void readLayer(ObjectReader layer) {
    if (layer.has("repeat") || layer.has("layers")) {
      readRepeat(layer);
    } else {
      LayerReader.read(layer).ifPresent(layers::add);
    }
  }

  private void readRepeat(ObjectReader repeat) {
    repeat.done("repeat", "layers");
    FieldType<Integer> type = WholeNumberType.ints(0, MAX_REPETITIONS);
    int times = times(repeat, type);
    Optional<Cursor> body = repeat.child("layers");
    if (body.isEmpty()) {
      repeat.cursor().noteMissing("layers", "is missing; needs the list of layers to repeat.");
      return;
    }
    int before = layers.size();
    // In a file once even for none, so that a slip in the layers is found.
    int least = body.get().scope().references().areAssigned() ? 0 : 1;
    for (int i = 0; i < Math.max(least, times) && unrolled <= MAX_LAYERS; i++) {
      Scope scope = body.get().scope();
      readLayers(body.get().within(scope.inRepetition(i, isRepeatedMoreThan(i, repeat, type))));
    }
    if (times == 0) {
      layers.subList(before, layers.size()).clear();
    }
  }

  private static KnownCondition isRepeatedMoreThan(
      int times, ObjectReader repeat, FieldType<Integer> type) {
    Optional<Cursor> count = repeat.child("repeat");
    Scope scope = repeat.cursor().scope();
    Set<String> paths = scope.references().paths();
    Set<String> names = new LinkedHashSet<>();
    count.ifPresent(
        field ->
            ExpressionValues.texts(field.node())
                .forEach(text -> names.addAll(ExpressionValues.parameters(text, paths))));
    return new KnownCondition(
        names,
        values -> {
          Scope one =
              new Scope(
                  new ProblemCollector(),
                  References.to(paths, new Assignment(values)),
                  scope.repetition());
          return count
              .flatMap(field -> FieldValues.of(field.within(one), type).first())
              .map(repetitions -> repetitions > times)
              .orElse(true);
        });
  }

  /** The largest number of times it can be, so that the check of a file sees every repetition. */
  private static int times(ObjectReader repeat, FieldType<Integer> type) {
    repeat.required("repeat", type);
    return repeat
        .child("repeat")
        .flatMap(
            field ->
                FieldValues.of(field, type).values().stream()
                    .map(Possible::value)
                    .max(Integer::compare))
        .orElse(1);
  }
}
