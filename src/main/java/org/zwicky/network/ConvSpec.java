package org.zwicky.network;

/**
 * A square two-dimensional convolution, then (optionally) batch normalisation, then the activation.
 *
 * @param filters output channels, at least 1
 * @param kernel side of the kernel in pixels, at least 1
 * @param stride step in pixels, at least 1
 * @param padding how borders are treated
 * @param activation applied last
 * @param batchNorm whether batch normalisation stands between convolution and activation; the
 *     convolution then has no bias
 */
public record ConvSpec(
    int filters,
    int kernel,
    int stride,
    Padding padding,
    ActivationKind activation,
    boolean batchNorm)
    implements LayerSpec {}
