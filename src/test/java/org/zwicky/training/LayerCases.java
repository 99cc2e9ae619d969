package org.zwicky.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.network.ActivationSpec;
import org.zwicky.candidate.network.BatchNormSpec;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.DenseSpec;
import org.zwicky.candidate.network.FlattenSpec;
import org.zwicky.candidate.network.InitKind;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.Padding;
import org.zwicky.candidate.network.PoolKind;
import org.zwicky.candidate.network.PoolSpec;
import org.zwicky.candidate.network.ResidualKind;
import org.zwicky.candidate.network.ResidualSpec;
import org.zwicky.candidate.network.SeparableConvSpec;

/**
 * Networks of separable and dilated convolutions, padded pooling, flattening and fully connected
 * layers with batch normalisation, by name, whose gradients are compared.
 */
public final class LayerCases {

  private LayerCases() {}

  public static Map<String, List<LayerSpec>> all() {
    Map<String, List<LayerSpec>> cases = new LinkedHashMap<>();
    separable(cases);
    dilated(cases);
    pooled(cases);
    add(
        cases,
        "dense with batch norm",
        Specs.conv(5, 3, ActivationKind.TANH, false),
        dense(9, ActivationKind.ELU, true, false),
        dense(7, ActivationKind.SWISH, false, false),
        dense(6, ActivationKind.IDENTITY, true, false),
        new ActivationSpec(ActivationKind.TANH));
    add(
        cases,
        "flatten, then batch norm of single pixels",
        conv(5, 1, Padding.SAME, 1, ActivationKind.TANH, false),
        new PoolSpec(PoolKind.AVG, 3, 3),
        new FlattenSpec(),
        new BatchNormSpec(),
        new FlattenSpec(),
        dense(7, ActivationKind.TANH, false, true));
    add(
        cases,
        "flatten last, in a graph",
        new ResidualSpec(ResidualKind.BASIC, 6, 3, 1, ActivationKind.TANH, false),
        new PoolSpec(PoolKind.AVG, 3, 3),
        new FlattenSpec(),
        new ActivationSpec(ActivationKind.ELU));
    return cases;
  }

  private static void separable(Map<String, List<LayerSpec>> cases) {
    for (int kernel : new int[] {1, 3, 5}) {
      for (int stride : new int[] {1, 2}) {
        for (Padding padding : Padding.values()) {
          for (int dilation : new int[] {1, 2}) {
            add(
                cases,
                "separable %d, stride %d, %s, dilation %d"
                    .formatted(kernel, stride, padding, dilation),
                separable(6, kernel, stride, padding, dilation, 1, ActivationKind.TANH, true),
                separable(20, 3, 1, Padding.SAME, dilation, 1, ActivationKind.RELU, false),
                separable(7, kernel, 1, Padding.SAME, 1, 2, ActivationKind.SWISH, false),
                Specs.globalAverage());
          }
        }
      }
    }
    for (int multiplier : new int[] {1, 2, 3}) {
      add(
          cases,
          "separable of 16 channels, %d kernels each".formatted(multiplier),
          Specs.conv(16, 3, ActivationKind.RELU, false),
          separable(32, 3, 1, Padding.SAME, 1, multiplier, ActivationKind.RELU, true),
          separable(18, 3, 2, Padding.SAME, 1, multiplier, ActivationKind.ELU, false),
          Specs.maxPool(),
          Specs.dense(5, ActivationKind.TANH));
    }
    add(
        cases,
        "separable with residual blocks",
        separable(8, 3, 1, Padding.SAME, 1, 1, ActivationKind.ELU, false),
        new ResidualSpec(ResidualKind.BASIC, 8, 3, 1, ActivationKind.SWISH, false),
        separable(12, 3, 2, Padding.SAME, 1, 2, ActivationKind.SELU, true),
        Specs.globalAverage());
  }

  private static void dilated(Map<String, List<LayerSpec>> cases) {
    for (int stride : new int[] {1, 2}) {
      for (Padding padding : Padding.values()) {
        for (int dilation : new int[] {2, 3}) {
          add(
              cases,
              "dilation %d, stride %d, %s".formatted(dilation, stride, padding),
              conv(6, stride, padding, dilation, ActivationKind.TANH, true),
              conv(26, 1, Padding.SAME, dilation, ActivationKind.RELU, false),
              conv(24, 1, Padding.SAME, dilation, ActivationKind.SWISH, false),
              Specs.dense(5, ActivationKind.TANH));
        }
      }
    }
  }

  private static void pooled(Map<String, List<LayerSpec>> cases) {
    for (PoolKind kind : PoolKind.values()) {
      for (int size : new int[] {2, 3, 4}) {
        for (int stride : new int[] {1, 2, 3}) {
          add(
              cases,
              "%s pool %d, stride %d, same".formatted(kind, size, stride),
              Specs.conv(5, 2, ActivationKind.ELU, size == 2),
              new PoolSpec(kind, size, stride, Padding.SAME),
              Specs.conv(17, 3, ActivationKind.RELU, false),
              new PoolSpec(kind, size, stride, Padding.SAME),
              Specs.conv(4, 3, ActivationKind.TANH, false));
        }
      }
    }
  }

  public static SeparableConvSpec separable(
      int filters,
      int kernel,
      int stride,
      Padding padding,
      int dilation,
      int multiplier,
      ActivationKind activation,
      boolean batchNorm) {
    return new SeparableConvSpec(
        filters,
        kernel,
        stride,
        padding,
        dilation,
        multiplier,
        activation,
        batchNorm,
        !batchNorm,
        InitKind.DEFAULT);
  }

  public static ConvSpec conv(
      int filters,
      int stride,
      Padding padding,
      int dilation,
      ActivationKind activation,
      boolean bias) {
    return new ConvSpec(
        filters, 3, stride, padding, dilation, activation, false, bias, InitKind.DEFAULT);
  }

  public static DenseSpec dense(
      int units, ActivationKind activation, boolean batchNorm, boolean bias) {
    return new DenseSpec(units, activation, batchNorm, bias, InitKind.DEFAULT);
  }

  private static void add(Map<String, List<LayerSpec>> cases, String name, LayerSpec... layers) {
    List<LayerSpec> network = new ArrayList<>(List.of(layers));
    cases.put(name, network);
  }
}
