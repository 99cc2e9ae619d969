package org.zwicky.candidate.network;

import java.util.ArrayList;
import java.util.List;

/** Shape and size of one layer, given what comes in. */
final class LayerArithmetic {

  /** Scale, shift, running mean and running variance. */
  private static final int BATCH_NORM_PARAMETERS = 4;

  private final int position;
  private final FeatureShape input;

  LayerArithmetic(int position, FeatureShape input) {
    this.position = position;
    this.input = input;
  }

  LayerSummary summarise(LayerSpec layer) {
    if (layer instanceof ConvSpec conv) {
      return convolution(conv, conv);
    }
    if (layer instanceof SeparableConvSpec separable) {
      return separable(separable);
    }
    if (layer instanceof ResidualSpec residual) {
      return residual(residual);
    }
    if (layer instanceof DenseSpec dense) {
      return dense(LayerText.full(layer), dense.units(), others(dense.bias(), dense.batchNorm()));
    }
    if (layer instanceof PoolSpec pool) {
      return row(layer, pooled(pool), 0);
    }
    if (layer instanceof GlobalPoolSpec) {
      requireMap(layer);
      return row(layer, FeatureShape.vector(input.channels()), 0);
    }
    if (layer instanceof FlattenSpec) {
      return row(layer, flattened(layer), 0);
    }
    if (layer instanceof BatchNormSpec) {
      return row(layer, input, (long) BATCH_NORM_PARAMETERS * input.channels());
    }
    if (layer instanceof DropoutSpec dropout && dropout.type() == DropoutKind.SPATIAL) {
      requireMap(layer);
    }
    return row(layer, input, 0);
  }

  LayerSummary softmax(int classes) {
    return dense("softmax " + classes, classes, 1);
  }

  /** Numbers an output has beside its weights. */
  private static int others(boolean bias, boolean batchNorm) {
    return (bias ? 1 : 0) + (batchNorm ? BATCH_NORM_PARAMETERS : 0);
  }

  private LayerSummary convolution(ConvSpec conv, LayerSpec of) {
    requireMap(of);
    FeatureShape output = moved(of, "kernel", conv.window(), conv.filters());
    long weights = (long) conv.kernel() * conv.kernel() * input.channels() * conv.filters();
    long others = (long) conv.filters() * others(conv.bias(), conv.batchNorm());
    return new LayerSummary(
        LayerText.full(of), output, weights + others, weights * output.height() * output.width());
  }

  private LayerSummary separable(SeparableConvSpec separable) {
    requireMap(separable);
    moved(separable, "kernel", separable.window(), 1);
    FeatureShape inside = separable.depthwise(input);
    long weights = (long) separable.kernel() * separable.kernel() * inside.channels();
    LayerSummary pointwise =
        new LayerArithmetic(position, inside).convolution(separable.pointwise(), separable);
    return new LayerSummary(
        LayerText.full(separable),
        pointwise.output(),
        weights + pointwise.parameters(),
        weights * inside.height() * inside.width() + pointwise.multiplyAdds(),
        List.of(inside));
  }

  private LayerSummary residual(ResidualSpec residual) {
    requireMap(residual);
    List<LayerSummary> rows = new ArrayList<>();
    FeatureShape shape = input;
    for (ConvSpec conv : residual.path()) {
      rows.add(new LayerArithmetic(position, shape).convolution(conv, residual));
      shape = rows.get(rows.size() - 1).output();
    }
    int last = rows.size() - 1;
    residual.projection(input).map(conv -> convolution(conv, residual)).ifPresent(rows::add);
    List<FeatureShape> inside = new ArrayList<>(rows.stream().map(LayerSummary::output).toList());
    // The sum takes the place of what the path gives.
    inside.remove(last);
    return new LayerSummary(
        LayerText.full(residual),
        shape,
        rows.stream().mapToLong(LayerSummary::parameters).sum(),
        rows.stream().mapToLong(LayerSummary::multiplyAdds).sum(),
        inside);
  }

  private FeatureShape pooled(PoolSpec pool) {
    requireMap(pool);
    return moved(pool, "", pool.window(), input.channels());
  }

  /** What a window makes of the input; {@code kernel} is empty for pooling. */
  private FeatureShape moved(LayerSpec layer, String kernel, Window window, int channels) {
    if (!window.fits(input.height(), input.width())) {
      throw infeasible(
          layer,
          kernel.isEmpty()
              ? "%s map cannot be pooled by %d".formatted(map(), window.size())
              : "%s map is smaller than the %2$d×%2$d %3$s%4$s"
                  .formatted(map(), window.size(), kernel, spread(window)));
    }
    return FeatureShape.image(
        channels, window.output(input.height()), window.output(input.width()));
  }

  private FeatureShape flattened(LayerSpec layer) {
    if (input.size() > Integer.MAX_VALUE) {
      throw infeasible(
          layer, map() + " map of %d channels is too large".formatted(input.channels()));
    }
    return FeatureShape.vector((int) input.size());
  }

  private static String spread(Window window) {
    return window.dilation() == 1
        ? ""
        : ", which dilation %1$d spreads over %2$d×%2$d"
            .formatted(window.dilation(), window.extent());
  }

  private LayerSummary dense(String text, int units, int others) {
    long weights = input.size() * units;
    return new LayerSummary(
        text, FeatureShape.vector(units), weights + (long) units * others, weights);
  }

  private static LayerSummary row(LayerSpec layer, FeatureShape output, long parameters) {
    return new LayerSummary(LayerText.full(layer), output, parameters, 0);
  }

  private void requireMap(LayerSpec layer) {
    if (input.flat()) {
      throw infeasible(
          layer,
          "needs rows and columns, but the layers before it leave a vector of %d numbers"
              .formatted(input.channels()));
    }
  }

  private String map() {
    String sides = input.height() + "×" + input.width();
    return (sides.matches("(8|11×|18×).*") ? "an " : "a ") + sides;
  }

  private InfeasibleNetworkException infeasible(LayerSpec layer, String why) {
    return new InfeasibleNetworkException(
        position, "layer %d (%s): %s".formatted(position, LayerText.brief(layer), why));
  }
}
