package org.zwicky.spacefile;

import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.network.SeparableConvSpec;

/** Reads the members of layers that have weights. */
final class WeightedLayerReader {

  static final NamedType<ActivationKind> ACTIVATION =
      NamedType.of(ActivationKind.class, ActivationKind::key);
  static final NamedType<Padding> PADDING = NamedType.of(Padding.class);

  private static final int MAX_CHANNELS = 65_536;
  private static final int MAX_SIDE = 1024;
  private static final int MAX_DEPTH_MULTIPLIER = 256;

  static final FieldType<Integer> SIDE = WholeNumberType.ints(1, MAX_SIDE);
  private static final FieldType<Integer> CHANNELS = WholeNumberType.ints(1, MAX_CHANNELS);
  private static final FieldType<Integer> DEPTH_MULTIPLIER =
      WholeNumberType.ints(1, MAX_DEPTH_MULTIPLIER);
  private static final NamedType<ResidualKind> RESIDUAL = NamedType.of(ResidualKind.class);
  private static final FieldType<InitKind> INIT = new InitType();

  private WeightedLayerReader() {}

  static LayerSpec conv(ObjectReader layer) {
    layer.done(
        "filters",
        "kernel",
        "stride",
        "padding",
        "dilation",
        "activation",
        "batchNorm",
        "bias",
        "init");
    return convolution(layer);
  }

  static LayerSpec separableConv(ObjectReader layer) {
    layer.done(
        "filters",
        "kernel",
        "stride",
        "padding",
        "dilation",
        "depthMultiplier",
        "activation",
        "batchNorm",
        "bias",
        "init");
    ConvSpec conv = convolution(layer);
    return new SeparableConvSpec(
        conv.filters(),
        conv.kernel(),
        conv.stride(),
        conv.padding(),
        conv.dilation(),
        layer.field("depthMultiplier", DEPTH_MULTIPLIER, 1),
        conv.activation(),
        conv.batchNorm(),
        conv.bias(),
        conv.init());
  }

  private static ConvSpec convolution(ObjectReader conv) {
    boolean batchNorm = batchNorm(conv, false);
    return new ConvSpec(
        conv.required("filters", CHANNELS),
        conv.field("kernel", SIDE, 3),
        conv.field("stride", SIDE, 1),
        conv.field("padding", PADDING, Padding.SAME),
        conv.field("dilation", SIDE, 1),
        activation(conv),
        batchNorm,
        bias(conv, batchNorm),
        init(conv));
  }

  static LayerSpec residual(ObjectReader residual) {
    residual.done(
        Section.RESIDUAL,
        "type",
        "filters",
        "kernel",
        "stride",
        "activation",
        "batchNorm",
        "init",
        "stochasticDepth");
    return new ResidualSpec(
        residual.field("type", RESIDUAL, ResidualKind.BASIC),
        residual.required("filters", CHANNELS),
        residual.field("kernel", SIDE, 3),
        residual.field("stride", SIDE, 1),
        activation(residual),
        batchNorm(residual, true),
        init(residual),
        residual.field("stochasticDepth", DecimalType.fraction(), 0.0));
  }

  static LayerSpec dense(ObjectReader dense) {
    dense.done("units", "activation", "batchNorm", "bias", "init");
    boolean batchNorm = batchNorm(dense, false);
    return new DenseSpec(
        dense.required("units", CHANNELS),
        activation(dense),
        batchNorm,
        bias(dense, batchNorm),
        init(dense));
  }

  private static ActivationKind activation(ObjectReader layer) {
    return layer.field("activation", ACTIVATION, ActivationKind.RELU);
  }

  private static boolean batchNorm(ObjectReader layer, boolean otherwise) {
    return layer.field("batchNorm", new FlagType(), otherwise);
  }

  /** Batch normalisation subtracts what a bias adds. */
  private static boolean bias(ObjectReader layer, boolean batchNorm) {
    return layer.field("bias", new FlagType(), !batchNorm);
  }

  private static InitKind init(ObjectReader layer) {
    return layer.field("init", INIT, InitKind.DEFAULT);
  }
}
