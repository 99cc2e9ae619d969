package org.zwicky.candidate.network;

import java.util.List;

/**
 * One layer of a candidate network, every field a constant: what it is called, what it makes of a
 * shape, and what it costs. Immutable.
 */
public sealed interface LayerSpec
    permits ConvSpec,
        SeparableConvSpec,
        ResidualSpec,
        PoolSpec,
        GlobalPoolSpec,
        BatchNormSpec,
        DropoutSpec,
        FlattenSpec,
        DenseSpec,
        ActivationSpec {

  /** Enough to find it, e.g. {@code pool 2}. */
  String brief();

  /** All there is to say, e.g. {@code conv 3×3/2 same, 32, relu, batch norm}. */
  default String text() {
    return brief();
  }

  /**
   * Works out its output and its size.
   *
   * @throws InfeasibleNetworkException if it cannot work on this input
   */
  LayerSummary summarise(LayerInput input);

  /** The function that it applies last. */
  default ActivationKind activation() {
    return ActivationKind.IDENTITY;
  }

  /** What it drops at random in training, whatever the rate. */
  default Dropped drops() {
    return Dropped.NOTHING;
  }

  /** Whether there is more than one way through it. */
  default boolean branches() {
    return false;
  }

  /**
   * The single convolutions over all channels that it consists of, whose work depends on more than
   * their multiply-adds; none of a separable convolution, whose work is estimated by those alone.
   *
   * @param input shape of one example before the layer, on which it can work
   */
  default List<PlacedConvolution> convolutions(FeatureShape input) {
    return List.of();
  }
}
