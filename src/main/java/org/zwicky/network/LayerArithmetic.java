package org.zwicky.network;

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
      return convolution(conv);
    }
    if (layer instanceof ResidualSpec residual) {
      return residual(residual);
    }
    if (layer instanceof DenseSpec dense) {
      return dense(LayerText.full(layer), dense.units());
    }
    if (layer instanceof PoolSpec pool) {
      return row(layer, pooled(pool), 0);
    }
    if (layer instanceof GlobalPoolSpec) {
      requireMap(layer);
      return row(layer, FeatureShape.vector(input.channels()), 0);
    }
    if (layer instanceof BatchNormSpec) {
      return row(layer, input, (long) BATCH_NORM_PARAMETERS * input.channels());
    }
    return row(layer, input, 0);
  }

  LayerSummary softmax(int classes) {
    return dense("softmax " + classes, classes);
  }

  private LayerSummary convolution(ConvSpec conv) {
    requireMap(conv);
    FeatureShape output =
        FeatureShape.image(
            conv.filters(), convolved(conv, input.height()), convolved(conv, input.width()));
    long weights = (long) conv.kernel() * conv.kernel() * input.channels() * conv.filters();
    long others = (long) conv.filters() * (conv.batchNorm() ? BATCH_NORM_PARAMETERS : 1);
    return new LayerSummary(
        LayerText.full(conv), output, weights + others, weights * output.height() * output.width());
  }

  private LayerSummary residual(ResidualSpec residual) {
    requireMap(residual);
    List<LayerSummary> rows = new ArrayList<>();
    FeatureShape shape = input;
    for (ConvSpec conv : residual.path()) {
      rows.add(new LayerArithmetic(position, shape).convolution(conv));
      shape = rows.get(rows.size() - 1).output();
    }
    residual.projection(input).map(this::convolution).ifPresent(rows::add);
    return new LayerSummary(
        LayerText.full(residual),
        shape,
        rows.stream().mapToLong(LayerSummary::parameters).sum(),
        rows.stream().mapToLong(LayerSummary::multiplyAdds).sum());
  }

  private int convolved(ConvSpec conv, int side) {
    if (conv.padding() == Padding.SAME) {
      return (side + conv.stride() - 1) / conv.stride();
    }
    if (side < conv.kernel()) {
      throw infeasible(
          conv,
          "%s map is smaller than the %d×%d kernel".formatted(map(), conv.kernel(), conv.kernel()));
    }
    return (side - conv.kernel()) / conv.stride() + 1;
  }

  private FeatureShape pooled(PoolSpec pool) {
    requireMap(pool);
    if (Math.min(input.height(), input.width()) < pool.size()) {
      throw infeasible(pool, "%s map cannot be pooled by %d".formatted(map(), pool.size()));
    }
    return FeatureShape.image(
        input.channels(),
        (input.height() - pool.size()) / pool.stride() + 1,
        (input.width() - pool.size()) / pool.stride() + 1);
  }

  private LayerSummary dense(String text, int units) {
    long weights = input.size() * units;
    return new LayerSummary(text, FeatureShape.vector(units), weights + units, weights);
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
