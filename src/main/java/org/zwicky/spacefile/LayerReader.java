package org.zwicky.spacefile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zwicky.candidate.network.ActivationSpec;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.DropoutKind;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.GlobalPoolSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;

/** Reads one layer that is no repeat: an object whose only member names the kind of layer. */
final class LayerReader {

  private static final NamedType<PoolKind> POOL = NamedType.of(PoolKind.class);
  private static final NamedType<DropoutKind> DROPOUT = NamedType.of(DropoutKind.class);

  /** The kinds of layer; {@code repeat} is read elsewhere. */
  private static final List<String> KINDS =
      List.of(
          "conv",
          "separableConv",
          "residual",
          "pool",
          "globalPool",
          "flatten",
          "batchNorm",
          "dropout",
          "dense",
          "activation");

  /** Those that are always an object. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "conv", "{ \"filters\": 16 }",
          "separableConv", "{ \"filters\": 16 }",
          "residual", "{ \"filters\": 16 }",
          "pool", "{ \"type\": \"max\", \"size\": 2 }",
          "globalPool", "{ \"type\": \"avg\" }",
          "flatten", "{}",
          "dense", "{ \"units\": 64 }");

  private LayerReader() {}

  /** The layer; empty where a parameter switches it off, or a problem was noted. */
  static Optional<LayerSpec> read(ObjectReader layer) {
    Set<String> kinds = new LinkedHashSet<>(KINDS);
    kinds.add("repeat");
    layer.names().stream()
        .filter(name -> !KINDS.contains(name))
        .forEach(name -> layer.noteUnknown(name, "unknown layer", kinds));
    List<String> found = layer.names().stream().filter(KINDS::contains).toList();
    if (layer.names().isEmpty()) {
      layer.cursor().note("needs a layer, one of " + String.join(", ", kinds) + ".");
    } else if (found.size() > 1) {
      layer
          .cursor()
          .note(
              "is %d layers in one, %s; write each in braces of its own."
                  .formatted(found.size(), String.join(" and ", found)));
    }
    return found.size() == 1 ? read(found.get(0), layer) : Optional.empty();
  }

  private static Optional<LayerSpec> read(String kind, ObjectReader layer) {
    if (EXAMPLES.containsKey(kind)
        && !layer.cursor().child(kind).node().isObject()
        && !FieldValues.isReference(layer.cursor().child(kind).node())) {
      Cursor value = layer.cursor().child(kind);
      value.note(
          "needs an object, such as \"%s\": %s, but found %s."
              .formatted(kind, EXAMPLES.get(kind), JsonDialect.show(value.node())));
      return Optional.empty();
    }
    return switch (kind) {
      case "conv" -> layer.object(kind).map(WeightedLayerReader::conv);
      case "separableConv" -> layer.object(kind).map(WeightedLayerReader::separableConv);
      case "residual" -> layer.object(kind).map(WeightedLayerReader::residual);
      case "pool" -> layer.object(kind).map(LayerReader::pool);
      case "globalPool" -> layer.object(kind).map(LayerReader::globalPool);
      case "flatten" -> layer.object(kind).map(LayerReader::flatten);
      case "dense" -> layer.object(kind).map(WeightedLayerReader::dense);
      case "batchNorm" -> batchNorm(layer);
      case "dropout" -> dropout(layer);
      default -> activation(layer);
    };
  }

  private static LayerSpec pool(ObjectReader pool) {
    pool.done("type", "size", "stride", "padding");
    int size = pool.field("size", WeightedLayerReader.SIDE, 2);
    return new PoolSpec(
        pool.field("type", POOL, PoolKind.MAX),
        size,
        pool.field("stride", WeightedLayerReader.SIDE, size),
        pool.field("padding", WeightedLayerReader.PADDING, Padding.VALID));
  }

  private static LayerSpec globalPool(ObjectReader pool) {
    pool.done("type");
    return new GlobalPoolSpec(pool.field("type", POOL, PoolKind.AVG));
  }

  /** Plain as a rate, or an object with the rate and what is done. */
  private static Optional<LayerSpec> dropout(ObjectReader layer) {
    Cursor value = layer.cursor().child("dropout");
    if (!value.node().isObject() || RepetitionValues.isOne(value.node())) {
      return layer.optional("dropout", DecimalType.fraction()).map(DropoutSpec::new);
    }
    return layer.object("dropout").flatMap(LayerReader::dropoutObject);
  }

  private static Optional<LayerSpec> dropoutObject(ObjectReader dropout) {
    dropout.done("rate", "type");
    DropoutKind type = dropout.field("type", DROPOUT, DropoutKind.PLAIN);
    if (!dropout.has("rate") && !dropout.isMisspelt("rate")) {
      dropout
          .cursor()
          .noteMissing("rate", "is missing; needs " + DecimalType.fraction().expected() + ".");
    }
    return dropout
        .optional("rate", DecimalType.fraction())
        .map(rate -> new DropoutSpec(rate, type));
  }

  private static LayerSpec flatten(ObjectReader flatten) {
    flatten.done();
    return new FlattenSpec();
  }

  private static Optional<LayerSpec> batchNorm(ObjectReader layer) {
    if (layer.cursor().node().get("batchNorm").isObject()) {
      layer.object("batchNorm").ifPresent(ObjectReader::done);
      return Optional.of(new BatchNormSpec());
    }
    return layer
        .optional("batchNorm", new FlagType())
        .filter(on -> on)
        .map(on -> new BatchNormSpec());
  }

  /** Plain as a name, or an object with the name. */
  private static Optional<LayerSpec> activation(ObjectReader layer) {
    if (!layer.cursor().child("activation").node().isObject()) {
      return layer.optional("activation", WeightedLayerReader.ACTIVATION).map(ActivationSpec::new);
    }
    return layer
        .object("activation")
        .flatMap(
            object -> {
              object.done("type");
              if (!object.has("type")) {
                object
                    .cursor()
                    .noteMissing(
                        "type",
                        "is missing; needs " + WeightedLayerReader.ACTIVATION.expected() + ".");
              }
              return object
                  .optional("type", WeightedLayerReader.ACTIVATION)
                  .map(ActivationSpec::new);
            });
  }
}
