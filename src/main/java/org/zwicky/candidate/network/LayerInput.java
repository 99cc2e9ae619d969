package org.zwicky.candidate.network;

/**
 * Where a layer stands, with the arithmetic that layers share.
 *
 * @param position in the network, from 1, repeats unrolled
 * @param shape of one example before it
 */
public record LayerInput(int position, FeatureShape shape) {

  /** The same place after a first part of the layer. */
  LayerInput after(FeatureShape inside) {
    return new LayerInput(position, inside);
  }

  /**
   * The row of a layer that computes nothing with weights.
   *
   * @param parameters numbers it holds
   */
  static LayerSummary row(LayerSpec layer, FeatureShape output, long parameters) {
    return new LayerSummary(layer.text(), output, parameters, 0);
  }

  /**
   * Requires feature maps.
   *
   * @throws InfeasibleNetworkException if the shape is a vector
   */
  void requireMap(LayerSpec layer) {
    if (shape.flat()) {
      throw infeasible(
          layer,
          "needs rows and columns, but the layers before it leave a vector of %d numbers"
              .formatted(shape.channels()));
    }
  }

  /**
   * What a convolution's kernel makes of the map.
   *
   * @param channels of the output
   * @throws InfeasibleNetworkException if it has no place on the map
   */
  FeatureShape convolved(LayerSpec layer, Window kernel, int channels) {
    if (!fits(kernel)) {
      throw infeasible(
          layer,
          "%s map is smaller than the %2$d×%2$d kernel%3$s"
              .formatted(map(), kernel.size(), spread(kernel)));
    }
    return moved(kernel, channels);
  }

  /**
   * What pooling makes of the map.
   *
   * @throws InfeasibleNetworkException if the window has no place on it
   */
  FeatureShape pooled(LayerSpec layer, Window window) {
    if (!fits(window)) {
      throw infeasible(layer, "%s map cannot be pooled by %d".formatted(map(), window.size()));
    }
    return moved(window, shape.channels());
  }

  /** The map's rows and columns with an article, for people. */
  String map() {
    String sides = shape.height() + "×" + shape.width();
    return (sides.matches("(8|11×|18×).*") ? "an " : "a ") + sides;
  }

  /** What to throw where the layer cannot work on this. */
  InfeasibleNetworkException infeasible(LayerSpec layer, String why) {
    return new InfeasibleNetworkException(
        position, "layer %d (%s): %s".formatted(position, layer.brief(), why));
  }

  private boolean fits(Window window) {
    return window.fits(shape.height(), shape.width());
  }

  private FeatureShape moved(Window window, int channels) {
    return FeatureShape.image(
        channels, window.output(shape.height()), window.output(shape.width()));
  }

  private static String spread(Window window) {
    return window.dilation() == 1
        ? ""
        : ", which dilation %1$d spreads over %2$d×%2$d"
            .formatted(window.dilation(), window.extent());
  }
}
