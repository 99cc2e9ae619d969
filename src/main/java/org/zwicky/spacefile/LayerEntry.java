package org.zwicky.spacefile;

import java.util.Optional;
import java.util.function.Function;
import org.zwicky.candidate.network.LayerSpec;

/**
 * One kind of layer in the file.
 *
 * @param name the member that it is, such as {@code conv}
 * @param reader of the object with that member; empty where a parameter switches the layer off, or
 *     a problem was noted
 */
record LayerEntry(String name, Function<ObjectReader, Optional<LayerSpec>> reader) {

  /**
   * A kind that is always an object.
   *
   * @param example what a message shows instead of what was found
   * @param reader of its fields
   */
  static LayerEntry object(String name, String example, Function<ObjectReader, LayerSpec> reader) {
    return new LayerEntry(
        name,
        layer -> {
          Cursor value = layer.cursor().child(name);
          if (!value.node().isObject() && !FieldValues.isReference(value.node())) {
            value.note(
                "needs an object, such as \"%s\": %s, but found %s."
                    .formatted(name, example, JsonDialect.show(value.node())));
            return Optional.empty();
          }
          return layer.object(name).map(reader);
        });
  }

  /** Reads the layer. */
  Optional<LayerSpec> read(ObjectReader layer) {
    return reader.apply(layer);
  }
}
