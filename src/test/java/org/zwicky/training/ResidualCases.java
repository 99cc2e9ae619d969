package org.zwicky.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ActivationSpec;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DropoutSpec;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;

/**
 * Networks with residual blocks, by name, whose gradients are compared. None in which a gradient is
 * zero because batch normalisation undoes a scale or a shift right before it: rounding is all there
 * would be to compare.
 */
public final class ResidualCases {

  /** Leaves maps with an odd number of rows and columns, where there was an even one. */
  private static final ConvSpec ODD =
      new ConvSpec(20, 2, 1, Padding.VALID, ActivationKind.TANH, false);

  /** ‖g₃₂ − g₆₄‖ / ‖g₆₄‖ of a parameter array; rounding adds up in up to 13 convolutions. */
  public static final double TOLERANCE = 1e-4;

  private ResidualCases() {}

  public static Map<String, List<LayerSpec>> all() {
    Map<String, List<LayerSpec>> cases = new LinkedHashMap<>();
    for (ResidualKind type : ResidualKind.values()) {
      for (boolean batchNorm : new boolean[] {false, true}) {
        for (ActivationKind activation :
            List.of(
                ActivationKind.RELU,
                ActivationKind.ELU,
                ActivationKind.SELU,
                ActivationKind.SWISH)) {
          String name = type + ", " + activation + (batchNorm ? ", batch norm" : "");
          add(cases, name, ODD, new ResidualSpec(type, 20, 3, 1, activation, batchNorm));
          add(cases, name, ODD, new ResidualSpec(type, 24, 3, 1, activation, batchNorm));
          add(cases, name, ODD, new ResidualSpec(type, 20, 3, 2, activation, batchNorm));
          add(
              cases,
              name,
              Specs.conv(16, 3, activation, batchNorm),
              new ResidualSpec(type, 16, 3, 1, activation, batchNorm),
              new ResidualSpec(type, 32, 3, 2, activation, batchNorm),
              new ResidualSpec(type, 32, 3, 1, activation, batchNorm),
              Specs.globalAverage());
          if (type == ResidualKind.BASIC || !batchNorm) {
            add(cases, name, new ResidualSpec(type, 2, 3, 1, activation, batchNorm));
          }
          add(cases, name, new ResidualSpec(type, 18, 5, 2, activation, batchNorm));
        }
      }
    }
    for (ResidualSpec block :
        List.of(
            new ResidualSpec(ResidualKind.BASIC, 6, 3, 1, ActivationKind.RELU, true),
            new ResidualSpec(ResidualKind.BOTTLENECK, 14, 2, 1, ActivationKind.TANH, false),
            new ResidualSpec(ResidualKind.BASIC, 6, 5, 1, ActivationKind.LEAKYRELU, true),
            new ResidualSpec(ResidualKind.BASIC, 6, 3, 2, ActivationKind.SIGMOID, false))) {
      String name = block.toString();
      ConvSpec conv = Specs.conv(6, 3, ActivationKind.ELU, false);
      add(cases, name, conv, Specs.maxPool(), block, Specs.maxPool(), block);
      add(cases, name, conv, Specs.avgPool(), block, Specs.avgPool());
      add(cases, name, block, Specs.dense(7, ActivationKind.RELU));
      add(cases, name, conv, block, new DropoutSpec(0), new BatchNormSpec(), block);
      add(
          cases,
          name,
          conv,
          new ActivationSpec(ActivationKind.SIGMOID),
          block,
          new ActivationSpec(ActivationKind.TANH));
    }
    add(
        cases,
        "identity, then an activation by itself",
        new ResidualSpec(ResidualKind.BASIC, 6, 3, 1, ActivationKind.IDENTITY, false),
        new ActivationSpec(ActivationKind.ELU),
        new ResidualSpec(ResidualKind.BASIC, 6, 3, 2, ActivationKind.IDENTITY, false));
    return cases;
  }

  /** The same blocks with stochastic depth, at rates that differ from each to the next. */
  public static List<LayerSpec> withStochasticDepth(List<LayerSpec> layers) {
    List<LayerSpec> dropped = new ArrayList<>();
    double rate = 0.6;
    for (LayerSpec layer : layers) {
      if (layer instanceof ResidualSpec block) {
        dropped.add(
            new ResidualSpec(
                block.type(),
                block.filters(),
                block.kernel(),
                block.stride(),
                block.activation(),
                block.batchNorm(),
                block.init(),
                rate));
        rate /= 2;
      } else {
        dropped.add(layer);
      }
    }
    return dropped;
  }

  private static void add(Map<String, List<LayerSpec>> cases, String name, LayerSpec... layers) {
    List<LayerSpec> network = new ArrayList<>(List.of(layers));
    cases.put(cases.size() + ": " + name, network);
  }
}
