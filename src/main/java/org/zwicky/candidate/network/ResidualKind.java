package org.zwicky.candidate.network;

/** The two residual blocks of He et al. 2016 (arXiv:1512.03385, figure 5). */
public enum ResidualKind {
  /** Two k×k convolutions; the first has the stride. */
  BASIC,
  /**
   * A 1×1 convolution to a quarter of the channels, a k×k convolution, and a 1×1 convolution back.
   * The k×k one has the stride, as in "ResNet v1.5" (Goyal et al. 2017, arXiv:1706.02677, section
   * 5.1, and torchvision), where the paper's first 1×1 one would skip three quarters of its input.
   */
  BOTTLENECK
}
