package org.zwicky.space.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zwicky.network.LayerSpec;
import org.zwicky.network.NetworkSpec;
import org.zwicky.space.json.Possibilities.Possible;

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
              + Json.show(list.node())
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
    // Once even for none, so that a slip in the layers is found.
    for (int i = 0; i < Math.max(1, times) && unrolled <= MAX_LAYERS; i++) {
      readLayers(body.get().within(body.get().scope().inRepetition(i)));
    }
    if (times == 0) {
      layers.subList(before, layers.size()).clear();
    }
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
