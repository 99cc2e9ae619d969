package org.zwicky.spacefile;

import java.util.LinkedHashSet;
import java.util.List;
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
  private static final List<LayerEntry> ENTRIES =
      List.of(
          LayerEntry.object("conv", "{ \"filters\": 16 }", WeightedLayerReader::conv),
          LayerEntry.object(
              "separableConv", "{ \"filters\": 16 }", WeightedLayerReader::separableConv),
          LayerEntry.object("residual", "{ \"filters\": 16 }", WeightedLayerReader::residual),
          LayerEntry.object("pool", "{ \"type\": \"max\", \"size\": 2 }", LayerReader::pool),
          LayerEntry.object("globalPool", "{ \"type\": \"avg\" }", LayerReader::globalPool),
          LayerEntry.object("flatten", "{}", LayerReader::flatten),
          new LayerEntry("batchNorm", LayerReader::batchNorm),
          new LayerEntry("dropout", LayerReader::dropout),
          LayerEntry.object("dense", "{ \"units\": 64 }", WeightedLayerReader::dense),
          new LayerEntry("activation", LayerReader::activation));

  private LayerReader() {}

  /** The names of all kinds but {@code repeat}. */
  static List<String> kinds() {
    return ENTRIES.stream().map(LayerEntry::name).toList();
  }

  /** The layer; empty where a parameter switches it off, or a problem was noted. */
  static Optional<LayerSpec> read(ObjectReader layer) {
    List<String> known = kinds();
    Set<String> kinds = new LinkedHashSet<>(known);
    kinds.add("repeat");
    layer.names().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> layer.noteUnknown(Section.LAYER, name, "unknown layer", kinds));
    List<LayerEntry> found =
        layer.names().stream().filter(known::contains).map(LayerReader::entry).toList();
    if (layer.names().isEmpty()) {
      layer.cursor().note("needs a layer, one of " + String.join(", ", kinds) + ".");
    } else if (found.size() > 1) {
      layer
          .cursor()
          .note(
              "is %d layers in one, %s; write each in braces of its own."
                  .formatted(
                      found.size(),
                      String.join(" and ", found.stream().map(LayerEntry::name).toList())));
    }
    return found.size() == 1 ? found.get(0).read(layer) : Optional.empty();
  }

  private static LayerEntry entry(String name) {
    return ENTRIES.stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
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
