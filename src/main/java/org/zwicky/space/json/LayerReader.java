package org.zwicky.space.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zwicky.network.ActivationKind;
import org.zwicky.network.ActivationSpec;
import org.zwicky.network.BatchNormSpec;
import org.zwicky.network.ConvSpec;
import org.zwicky.network.DenseSpec;
import org.zwicky.network.DropoutSpec;
import org.zwicky.network.GlobalPoolSpec;
import org.zwicky.network.LayerSpec;
import org.zwicky.network.Padding;
import org.zwicky.network.PoolKind;
import org.zwicky.network.PoolSpec;
import org.zwicky.network.ResidualKind;
import org.zwicky.network.ResidualSpec;

/** Reads one layer that is no repeat: an object whose only member names the kind of layer. */
final class LayerReader {

  private static final int MAX_CHANNELS = 65_536;
  private static final int MAX_SIDE = 1024;

  private static final NamedType<ActivationKind> ACTIVATION = NamedType.of(ActivationKind.class);
  private static final NamedType<ResidualKind> RESIDUAL = NamedType.of(ResidualKind.class);
  private static final NamedType<PoolKind> POOL = NamedType.of(PoolKind.class);
  private static final NamedType<Padding> PADDING = NamedType.of(Padding.class);
  private static final FieldType<Integer> CHANNELS = WholeNumberType.ints(1, MAX_CHANNELS);
  private static final FieldType<Integer> SIDE = WholeNumberType.ints(1, MAX_SIDE);

  /** The kinds of layer; {@code repeat} is read elsewhere. */
  private static final List<String> KINDS =
      List.of(
          "conv", "residual", "pool", "globalPool", "batchNorm", "dropout", "dense", "activation");

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
    return switch (kind) {
      case "conv" -> layer.object(kind).map(LayerReader::conv);
      case "residual" -> layer.object(kind).map(LayerReader::residual);
      case "pool" -> layer.object(kind).map(LayerReader::pool);
      case "globalPool" -> layer.object(kind).map(LayerReader::globalPool);
      case "dense" -> layer.object(kind).map(LayerReader::dense);
      case "batchNorm" -> batchNorm(layer);
      case "dropout" ->
          valueOrMember(layer, kind, "rate", DecimalType.fraction()).map(DropoutSpec::new);
      default -> valueOrMember(layer, kind, "type", ACTIVATION).map(ActivationSpec::new);
    };
  }

  private static LayerSpec conv(ObjectReader conv) {
    conv.done("filters", "kernel", "stride", "padding", "activation", "batchNorm");
    return new ConvSpec(
        conv.required("filters", CHANNELS),
        conv.field("kernel", SIDE, 3),
        conv.field("stride", SIDE, 1),
        conv.field("padding", PADDING, Padding.SAME),
        conv.field("activation", ACTIVATION, ActivationKind.RELU),
        conv.field("batchNorm", new FlagType(), false));
  }

  private static LayerSpec residual(ObjectReader residual) {
    residual.done("type", "filters", "kernel", "stride", "activation", "batchNorm");
    return new ResidualSpec(
        residual.field("type", RESIDUAL, ResidualKind.BASIC),
        residual.required("filters", CHANNELS),
        residual.field("kernel", SIDE, 3),
        residual.field("stride", SIDE, 1),
        residual.field("activation", ACTIVATION, ActivationKind.RELU),
        residual.field("batchNorm", new FlagType(), true));
  }

  private static LayerSpec pool(ObjectReader pool) {
    pool.done("type", "size", "stride");
    int size = pool.field("size", SIDE, 2);
    return new PoolSpec(
        pool.field("type", POOL, PoolKind.MAX), size, pool.field("stride", SIDE, size));
  }

  private static LayerSpec globalPool(ObjectReader pool) {
    pool.done("type");
    return new GlobalPoolSpec(pool.field("type", POOL, PoolKind.AVG));
  }

  private static LayerSpec dense(ObjectReader dense) {
    dense.done("units", "activation");
    return new DenseSpec(
        dense.required("units", CHANNELS),
        dense.field("activation", ACTIVATION, ActivationKind.RELU));
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

  /**
   * A value written plainly or as the one member of an object; empty if a parameter is inactive.
   */
  private static <T> Optional<T> valueOrMember(
      ObjectReader layer, String kind, String member, FieldType<T> type) {
    Cursor value = layer.cursor().child(kind);
    if (!value.node().isObject() || (type.isNumeric() && RepetitionValues.isOne(value.node()))) {
      return layer.optional(kind, type);
    }
    return layer
        .object(kind)
        .flatMap(
            object -> {
              object.done(member);
              if (!object.has(member)) {
                object.cursor().noteMissing(member, "is missing; needs " + type.expected() + ".");
              }
              return object.optional(member, type);
            });
  }
}
